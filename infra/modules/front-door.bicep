@description('Begins the names.')
param name string

@description('Host of the web process.')
param origin string

@description('Host name under which people reach the service.')
param domain string

@description('Where its logs go.')
param workspaceId string

resource profile 'Microsoft.Cdn/profiles@2024-02-01' = {
  name: '${name}-door'
  location: 'global'
  sku: { name: 'Standard_AzureFrontDoor' }
}

resource endpoint 'Microsoft.Cdn/profiles/afdEndpoints@2024-02-01' = {
  parent: profile
  name: name
  location: 'global'
  properties: { enabledState: 'Enabled' }
}

resource host 'Microsoft.Cdn/profiles/customDomains@2024-02-01' = {
  parent: profile
  name: replace(domain, '.', '-')
  properties: { hostName: domain, tlsSettings: { certificateType: 'ManagedCertificate', minimumTlsVersion: 'TLS12' } }
}

resource origins 'Microsoft.Cdn/profiles/originGroups@2024-02-01' = {
  parent: profile
  name: 'web'
  properties: {
    loadBalancingSettings: { sampleSize: 4, successfulSamplesRequired: 3 }
    healthProbeSettings: { probePath: '/health/ready', probeProtocol: 'Https', probeRequestType: 'GET', probeIntervalInSeconds: 30 }
  }
}

resource web 'Microsoft.Cdn/profiles/originGroups/origins@2024-02-01' = {
  parent: origins
  name: 'web'
  properties: { hostName: origin, originHostHeader: origin, httpsPort: 443 }
}

resource route 'Microsoft.Cdn/profiles/afdEndpoints/routes@2024-02-01' = {
  parent: endpoint
  name: 'everything'
  dependsOn: [web]
  properties: {
    customDomains: [{ id: host.id }]
    originGroup: { id: origins.id }
    supportedProtocols: ['Https']
    patternsToMatch: ['/*']
    forwardingProtocol: 'HttpsOnly'
    httpsRedirect: 'Disabled'
  }
}

resource logging 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-logs'
  scope: profile
  properties: { workspaceId: workspaceId, logs: [{ categoryGroup: 'allLogs', enabled: true }] }
}
