// Calls the REST door with a client that is generated from the OpenAPI document.
import createClient from 'openapi-fetch';
import type { paths } from './schema';

const [address, key] = process.argv.slice(2);
const client = createClient<paths>({ baseUrl: address, headers: { Authorization: `Bearer ${key}` } });

const created = await client.POST('/v1/contacts', { body: { givenName: 'Zoë', familyName: 'Washburne', kind: 'PERSON' } });
if (created.error) throw new Error(JSON.stringify(created.error));
const read = await client.GET('/v1/contacts/{id}', { params: { path: { id: created.data.id! } } });
if (read.error) throw new Error(JSON.stringify(read.error));
const wrong = await client.GET('/v1/contacts/{id}', { params: { path: { id: 'no-such-id' } } });
console.log(JSON.stringify({ displayName: read.data.displayName, code: wrong.error?.code }));
