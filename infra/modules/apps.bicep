@description('Where they stand.')
param location string

@description('Begins the names.')
param name string

@description('Image with its tag.')
param image string

@description('Registry that it comes from.')
param registryName string

@description('Identity that reads image and secrets and signs in to Microsoft Graph: resource id.')
param identityId string

@description('Its client id.')
param identityClientId string

@description('Where logs go.')
param workspaceName string

@description('Key vault with the secrets.')
param vaultUri string

@description('How people reach the service.')
param serviceUrl string

@description('What people sign in to.')
param apiClientId string

@description('The company’s directory.')
param tenantId string

@description('Teams app.')
param teamsAppId string

@description('The bot’s registration.')
param botId string

@description('Mail server; empty: none.')
param smtpHost string

@description('Sender of mails.')
param smtpFrom string

@description('Fewest and most web processes.')
param webReplicas { least: int, most: int }

@description('Worker processes.')
param workers int

var settings = concat(
  [
    { name: 'DATABASE_URL', secretRef: 'database-url' }
    { name: 'MM_LINK_KEY', secretRef: 'link-key' }
    { name: 'MM_BOT_SECRET', secretRef: 'bot-secret' }
    { name: 'MM_BOT_APP_ID', value: botId }
    { name: 'MM_BOT_TENANT_ID', value: tenantId }
    { name: 'MM_PUBLIC_URL', value: serviceUrl }
    { name: 'MM_API_AUDIENCE', value: apiClientId }
    { name: 'MM_ENTRA_TENANT', value: tenantId }
    { name: 'MM_TEAMS_APP_ID', value: teamsAppId }
    { name: 'MM_GRAPH_MANAGED_IDENTITY', value: identityClientId }
    { name: 'MM_TRUSTED_PROXIES', value: '100.64.0.0/10' }
  ],
  smtpHost == '' ? [] : [{ name: 'MM_SMTP_HOST', value: smtpHost }, { name: 'MM_SMTP_FROM', value: smtpFrom }]
)

var secrets = [
  { name: 'database-url', keyVaultUrl: '${vaultUri}secrets/database-url', identity: identityId }
  { name: 'link-key', keyVaultUrl: '${vaultUri}secrets/link-key', identity: identityId }
  { name: 'bot-secret', keyVaultUrl: '${vaultUri}secrets/bot-secret', identity: identityId }
]

var probes = [
  { type: 'Startup', httpGet: { path: '/health/live', port: 3000 }, periodSeconds: 5, failureThreshold: 24 }
  { type: 'Liveness', httpGet: { path: '/health/live', port: 3000 }, periodSeconds: 15 }
  { type: 'Readiness', httpGet: { path: '/health/ready', port: 3000 }, periodSeconds: 10 }
]

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: workspaceName
}

resource environment 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: '${name}-apps'
  location: location
  properties: {
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: {
        customerId: workspace.properties.customerId
        sharedKey: workspace.listKeys().primarySharedKey
      }
    }
  }
}

resource web 'Microsoft.App/containerApps@2024-03-01' = {
  name: '${name}-web'
  location: location
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    environmentId: environment.id
    configuration: {
      ingress: { external: true, targetPort: 3000, transport: 'auto', allowInsecure: false }
      registries: [{ server: '${registryName}.azurecr.io', identity: identityId }]
      secrets: secrets
    }
    template: {
      terminationGracePeriodSeconds: 15
      containers: [
        {
          name: 'web'
          image: image
          env: concat(settings, [{ name: 'MM_PROCESS', value: 'web' }])
          probes: probes
          resources: { cpu: json('1.0'), memory: '2Gi' }
        }
      ]
      scale: {
        minReplicas: webReplicas.least
        maxReplicas: webReplicas.most
        rules: [{ name: 'requests', http: { metadata: { concurrentRequests: '60' } } }]
      }
    }
  }
}

resource worker 'Microsoft.App/containerApps@2024-03-01' = {
  name: '${name}-worker'
  location: location
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    environmentId: environment.id
    configuration: {
      registries: [{ server: '${registryName}.azurecr.io', identity: identityId }]
      secrets: secrets
    }
    template: {
      terminationGracePeriodSeconds: 15
      containers: [
        {
          name: 'worker'
          image: image
          env: concat(settings, [{ name: 'MM_PROCESS', value: 'worker' }])
          probes: probes
          resources: { cpu: json('1.0'), memory: '2Gi' }
        }
      ]
      scale: { minReplicas: workers, maxReplicas: workers }
    }
  }
}

@description('Where the web process answers.')
output webHost string = web.properties.configuration.ingress.fqdn
