// A call with the client that OpenAPI Generator made for the browser's fetch: `node session.js ADDRESS`.
import { ActivitiesApi, Configuration, ResponseError, UniversalActivitiesApi } from "./made/index";

declare const process: { argv: string[] };

const settings = new Configuration({ basePath: process.argv[2]!.replace(/\/$/, "") });
const activities = new ActivitiesApi(settings);
const added = await new UniversalActivitiesApi(settings).crmActivityTodoAdd({
  crmActivityTodoAddRequest: {
    ownerTypeId: 2,
    ownerId: 1,
    deadline: "2030-02-03T15:00:00+02:00",
    title: "Call back",
  },
});
const id = added.result?.id;
if (id === undefined) throw new Error(JSON.stringify(added));
const got = await activities.crmActivityGet({ crmActivityGetRequest: { id } });
console.log(got.result.SUBJECT);
try {
  await activities.crmActivityGet({ crmActivityGetRequest: { id: 123456 } });
} catch (error) {
  if (!(error instanceof ResponseError)) throw error;
  console.log((await error.response.json()).error_description);
}
