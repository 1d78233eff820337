@description('Where it stands.')
param location string

@description('Begins the name.')
param name string

@description('Who may read the secrets: the service.')
param readerPrincipalId string

@description('Where its logs go.')
param workspaceId string

@description('Host of the database.')
param databaseHost string

@description('The database in it.')
param databaseName string

@description('Its owner.')
param databaseUser string

@description('Her password.')
@secure()
param databasePassword string

@description('Secret of the bot’s registration.')
@secure()
param botSecret string

@description('What passes and links are made from.')
@secure()
param linkKey string

var readRole = '4633458b-17de-408a-b874-0445c86b69e6'

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: '${name}-${uniqueString(resourceGroup().id)}'
  location: location
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    enablePurgeProtection: true
  }
}

resource databaseUrl 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'database-url'
  properties: {
    value: 'postgres://${databaseUser}:${uriComponent(databasePassword)}@${databaseHost}:5432/${databaseName}?sslmode=verify-full'
  }
}

resource bot 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'bot-secret'
  properties: { value: botSecret }
}

resource link 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'link-key'
  properties: { value: linkKey }
}

resource read 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, readerPrincipalId, readRole)
  scope: vault
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', readRole)
    principalId: readerPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource logging 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-logs'
  scope: vault
  properties: { workspaceId: workspaceId, logs: [{ categoryGroup: 'audit', enabled: true }] }
}

@description('Address, without any secret.')
output uri string = vault.properties.vaultUri

@description('Name.')
output name string = vault.name
