@description('Where it stands.')
param location string

@description('Begins the name.')
param name string

@description('Days for which logs are kept.')
param days int

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${name}-logs'
  location: location
  properties: { sku: { name: 'PerGB2018' }, retentionInDays: days }
}

@description('Resource id, for diagnostic settings.')
output workspaceId string = workspace.id

@description('Name, for the environment of the containers.')
output workspaceName string = workspace.name
