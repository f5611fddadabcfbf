// A call with the client that @hey-api/openapi-ts made: `node session.js ADDRESS`.
import { createClient, createConfig } from "./made/client/index";
import { crmActivityGet, crmActivityTodoAdd } from "./made/index";

declare const process: { argv: string[] };

const client = createClient(createConfig({ baseUrl: process.argv[2]!.replace(/\/$/, "") }));
const added = await crmActivityTodoAdd({
  client,
  body: { ownerTypeId: 2, ownerId: 1, deadline: "2030-02-03T15:00:00+02:00", title: "Call back" },
});
const id = added.data?.result?.id;
if (id === undefined) throw new Error(JSON.stringify(added.error));
const got = await crmActivityGet({ client, body: { id: Number(id) } });
console.log(got.data?.result.SUBJECT);
const refused = await crmActivityGet({ client, body: { id: 123456 } });
console.log(refused.error?.error_description);
