// Calls the gRPC door with a client that knows nothing of the product but its protos.
// Usage: node grpc-client.mjs ADDRESS KEY PROTO_ROOT  →  one line of JSON per service.
import { createRequire } from 'node:module';
import path from 'node:path';

const [address, key, protoRoot] = process.argv.slice(2);
const require = createRequire(path.join(process.cwd(), 'package.json'));
const grpc = require('@grpc/grpc-js');
const loader = require('@grpc/proto-loader');

const files = [
  'crm/contacts/v1/contacts_service.proto',
  'crm/contacts/v1/field_definitions_service.proto',
  'crm/interactions/v1/transactions_service.proto',
  'crm/interactions/v1/activities_service.proto',
  'crm/interactions/v1/contact_history_service.proto',
  'crm/gateway/v1/tenants_service.proto',
  'crm/gateway/v1/api_keys_service.proto',
  'crm/gateway/v1/events_service.proto',
  'crm/gateway/v1/overview_service.proto',
  'crm/common/v1/operations_service.proto',
  'crm/common/v1/audit_service.proto',
  'crm/common/v1/dead_letters_service.proto',
  'crm/common/v1/projections_service.proto',
  'crm/segmentation/v1/profiles_service.proto',
  'crm/segmentation/v1/segments_service.proto',
  'crm/tickets/v1/tickets_service.proto',
  'crm/tickets/v1/ticket_comments_service.proto',
];
const definition = await loader.load(files, { includeDirs: [protoRoot], keepCase: false, enums: String, defaults: true });
const crm = grpc.loadPackageDefinition(definition).crm;
const metadata = new grpc.Metadata();
metadata.set('authorization', `Bearer ${key}`);

const call = (Service, method, request) =>
  new Promise((resolve, reject) => {
    const client = new Service(address, grpc.credentials.createInsecure());
    client[method](request, metadata, { deadline: Date.now() + 20000 }, (error, answer) => {
      client.close();
      error ? reject(error) : resolve(answer);
    });
  });

const contact = await call(crm.contacts.v1.ContactsService, 'createContact', {
  contact: { givenName: 'Müller', familyName: 'Ängström', emails: [{ address: 'mueller@example.com' }] },
});
const results = {
  'crm.contacts.v1.ContactsService': (await call(crm.contacts.v1.ContactsService, 'getContact', { id: contact.id })).displayName,
  empty: (await call(crm.contacts.v1.FieldDefinitionsService, 'listFieldDefinitions', { filter: 'key = "none"' })).fieldDefinitions.length,
  'crm.contacts.v1.FieldDefinitionsService': (await call(crm.contacts.v1.FieldDefinitionsService, 'listFieldDefinitions', {})).fieldDefinitions.length,
  'crm.interactions.v1.TransactionsService': (
    await call(crm.interactions.v1.TransactionsService, 'createTransaction', {
      transaction: { contactId: contact.id, currency: 'EUR', lines: [{ sku: 'A-1', quantity: 3, unitPrice: '1.25' }] },
    })
  ).total.amount,
  'crm.interactions.v1.ActivitiesService': (
    await call(crm.interactions.v1.ActivitiesService, 'createActivity', { activity: { contactId: contact.id, kind: 'CALL' } })
  ).kind,
  'crm.interactions.v1.ContactHistoryService': (
    await call(crm.interactions.v1.ContactHistoryService, 'listTimelineEntries', { contactId: contact.id })
  ).entries.length,
  'crm.gateway.v1.TenantsService': (await call(crm.gateway.v1.TenantsService, 'listTenants', {})).tenants.length,
  'crm.gateway.v1.ApiKeysService': (await call(crm.gateway.v1.ApiKeysService, 'listApiKeys', {})).apiKeys.length,
  'crm.gateway.v1.OverviewService': (
    await call(crm.gateway.v1.OverviewService, 'getContactOverview', { contactId: contact.id })
  ).contact.displayName,
  'crm.common.v1.OperationsService': (await call(crm.common.v1.OperationsService, 'listOperations', {})).operations.length,
  'crm.common.v1.DeadLettersService': (await call(crm.common.v1.DeadLettersService, 'listDeadLetters', {})).deadLetters.length,
  'crm.common.v1.ProjectionsService': (await call(crm.common.v1.ProjectionsService, 'listProjections', {})).projections.length,
  'crm.segmentation.v1.ProfilesService': (
    await call(crm.segmentation.v1.ProfilesService, 'getProfile', { contactId: contact.id })
  ).traits.length,
  'crm.segmentation.v1.SegmentsService': (await call(crm.segmentation.v1.SegmentsService, 'listSegments', {})).segments.length,
  'crm.common.v1.AuditService': (await call(crm.common.v1.AuditService, 'listAuditEvents', {})).auditEvents.length,
};
const ticket = await call(crm.tickets.v1.TicketsService, 'createTicket', {
  ticket: { contactId: contact.id, subject: 'Wo ist es?' },
});
results['crm.tickets.v1.TicketsService'] = ticket.number;
results['crm.tickets.v1.TicketCommentsService'] = (
  await call(crm.tickets.v1.TicketCommentsService, 'listTicketComments', { ticketId: ticket.id })
).ticketComments.length;
// A stream from the beginning: the first answer is a position, the next one tells of the contact.
results['crm.gateway.v1.EventsService'] = await new Promise((resolve, reject) => {
  const client = new crm.gateway.v1.EventsService(address, grpc.credentials.createInsecure());
  const request = { since: { seconds: 1 }, types: ['crm.contacts.*'], subject: contact.id };
  const stream = client.watch(request, metadata, { deadline: Date.now() + 20000 });
  stream.on('data', (answer) => {
    if (!answer.event) return;
    resolve(answer.event.type);
    stream.cancel();
    client.close();
  });
  stream.on('error', reject);
});
try {
  await call(crm.contacts.v1.ContactsService, 'getContact', { id: 'no-such-id' });
} catch (error) {
  results.unknown = { code: error.code, details: error.metadata.get('grpc-status-details-bin').length };
}
console.log(JSON.stringify(results));
