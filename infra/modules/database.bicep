@description('Where it stands.')
param location string

@description('Begins the name.')
param name string

@description('flexible-server or elastic-cluster.')
@allowed(['flexible-server', 'elastic-cluster'])
param kind string

@description('Machine.')
param sku string

@description('Disk in GB.')
param storageGb int

@description('Machines of an elastic cluster.')
param clusterSize int

@description('A second machine in another zone.')
param highAvailability bool

@description('Password of the owner.')
@secure()
param password string

@description('Where its logs go.')
param workspaceId string

var owner = 'magic_meetings'
var databaseName = kind == 'elastic-cluster' ? 'postgres' : 'magic_meetings'

resource server 'Microsoft.DBforPostgreSQL/flexibleServers@2025-06-01-preview' = {
  name: '${name}-${uniqueString(resourceGroup().id)}'
  location: location
  sku: { name: sku, tier: 'GeneralPurpose' }
  properties: {
    version: '17'
    administratorLogin: owner
    administratorLoginPassword: password
    storage: { storageSizeGB: storageGb, autoGrow: 'Enabled' }
    backup: { backupRetentionDays: 35, geoRedundantBackup: 'Disabled' }
    highAvailability: { mode: highAvailability ? 'ZoneRedundant' : 'Disabled' }
    cluster: kind == 'elastic-cluster' ? { clusterSize: clusterSize } : null
  }
}

resource extensions 'Microsoft.DBforPostgreSQL/flexibleServers/configurations@2024-08-01' = {
  parent: server
  name: 'azure.extensions'
  properties: { value: 'BTREE_GIST', source: 'user-override' }
}

resource database 'Microsoft.DBforPostgreSQL/flexibleServers/databases@2024-08-01' = if (kind == 'flexible-server') {
  parent: server
  name: 'magic_meetings'
  properties: { charset: 'UTF8', collation: 'en_US.utf8' }
}

// Container Apps come from addresses of Azure; the password and TLS are what keeps others out.
resource fromAzure 'Microsoft.DBforPostgreSQL/flexibleServers/firewallRules@2024-08-01' = {
  parent: server
  name: 'from-azure'
  properties: { startIpAddress: '0.0.0.0', endIpAddress: '0.0.0.0' }
}

resource logging 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-logs'
  scope: server
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

@description('Host name.')
output host string = server.properties.fullyQualifiedDomainName

@description('The database in it.')
output databaseName string = databaseName

@description('Its owner.')
output user string = owner
