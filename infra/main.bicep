// Magic Meetings in one resource group: web and worker as Container Apps, PostgreSQL, key vault, bot.
// See what would change:  az deployment group what-if -g <group> -f infra/main.bicep -p infra/main.parameters.json
targetScope = 'resourceGroup'

@description('Where everything stands.')
param location string = resourceGroup().location

@description('Begins the name of everything; small letters and digits.')
@minLength(3)
@maxLength(12)
param name string = 'magicmeet'

@description('The host name under which people reach the service, for example meetings.contoso.com; the certificate is bound to it by hand once.')
param domain string

@description('The image with its tag, for example contoso.azurecr.io/magic-meetings:1.4.0.')
param image string

@description('Name of the container registry in this resource group from which the image comes.')
param registryName string

@description('Client id of the app registration that people sign in to (AAD_APP_CLIENT_ID).')
param apiClientId string

@description('The company’s directory.')
param tenantId string = tenant().tenantId

@description('Id of the Teams app (TEAMS_APP_ID).')
param teamsAppId string

@description('Client id of the bot’s registration (BOT_ID).')
param botId string

@description('Secret of the bot’s registration; kept in the key vault only.')
@secure()
param botSecret string

@description('32 random bytes in base64, from which passes and visitors’ links are made; changing it voids them all.')
@secure()
param linkKey string

@description('Password of the database’s owner.')
@secure()
@minLength(16)
param databasePassword string

@description('Flexible server: one machine, up to some ten thousand people. Elastic cluster: companies spread over several by infra/distribute.sql.')
@allowed(['flexible-server', 'elastic-cluster'])
param databaseKind string = 'flexible-server'

@description('Machine of the database.')
param databaseSku string = 'Standard_D2ds_v5'

@description('Its disk in GB.')
@minValue(32)
param databaseStorageGb int = 64

@description('How many machines an elastic cluster has.')
@minValue(1)
@maxValue(20)
param clusterSize int = 2

@description('A second machine in another zone that takes over.')
param highAvailability bool = true

@description('Fewest and most web processes.')
param webReplicas { least: int, most: int } = { least: 2, most: 6 }

@description('Worker processes; they share the work among them.')
@minValue(1)
param workers int = 2

@description('Mail server for visitors’ mails; empty: mails wait.')
param smtpHost string = ''

@description('The address that visitors’ mails come from.')
param smtpFrom string = ''

@description('Front Door before the service.')
param frontDoor bool = false

@description('Days for which logs are kept.')
@minValue(30)
param logDays int = 90

var serviceUrl = 'https://${domain}'

module logs 'modules/logs.bicep' = {
  name: 'logs'
  params: { location: location, name: name, days: logDays }
}

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: { location: location, name: name, registryName: registryName }
}

module database 'modules/database.bicep' = {
  name: 'database'
  params: {
    location: location
    name: name
    kind: databaseKind
    sku: databaseSku
    storageGb: databaseStorageGb
    clusterSize: clusterSize
    highAvailability: highAvailability
    password: databasePassword
    workspaceId: logs.outputs.workspaceId
  }
}

module vault 'modules/vault.bicep' = {
  name: 'vault'
  params: {
    location: location
    name: name
    readerPrincipalId: identity.outputs.principalId
    workspaceId: logs.outputs.workspaceId
    databaseHost: database.outputs.host
    databaseName: database.outputs.databaseName
    databaseUser: database.outputs.user
    databasePassword: databasePassword
    botSecret: botSecret
    linkKey: linkKey
  }
}

module apps 'modules/apps.bicep' = {
  name: 'apps'
  params: {
    location: location
    name: name
    image: image
    registryName: registryName
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    workspaceName: logs.outputs.workspaceName
    vaultUri: vault.outputs.uri
    serviceUrl: serviceUrl
    apiClientId: apiClientId
    tenantId: tenantId
    teamsAppId: teamsAppId
    botId: botId
    smtpHost: smtpHost
    smtpFrom: smtpFrom
    webReplicas: webReplicas
    workers: workers
  }
}

module bot 'modules/bot.bicep' = {
  name: 'bot'
  params: {
    name: name
    botId: botId
    tenantId: tenantId
    endpoint: '${serviceUrl}/api/messages'
    workspaceId: logs.outputs.workspaceId
  }
}

module door 'modules/front-door.bicep' = if (frontDoor) {
  name: 'front-door'
  params: { name: name, origin: apps.outputs.webHost, domain: domain, workspaceId: logs.outputs.workspaceId }
}

@description('Where the web process answers; the domain’s CNAME leads here, or to Front Door.')
output webHost string = apps.outputs.webHost

@description('The identity that gets the application permissions of Microsoft Graph.')
output identityPrincipalId string = identity.outputs.principalId

@description('Name of the key vault.')
output vaultName string = vault.outputs.name
