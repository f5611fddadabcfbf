// A session of openapi-fetch with the types that openapi-typescript made: `node session.js ADDRESS OWNED`.
import createClient from "openapi-fetch";
import type { components, paths } from "./api";

declare const process: { argv: string[]; exitCode: number };

function must(holds: boolean, told: unknown): asserts holds {
  if (!holds) throw new Error(JSON.stringify(told));
}

const [address, owned] = [process.argv[2]!, Number(process.argv[3])];
const client = createClient<paths>({ baseUrl: address.replace(/\/$/, "") });

const added = await client.POST("/crm.activity.todo.add", {
  body: {
    ownerTypeId: 2,
    ownerId: 1,
    deadline: "2030-02-03T15:00:00+02:00",
    title: "Call back",
    description: "",
    pingOffsets: [0, 15],
    colorId: "2",
  },
});
must(added.data !== undefined && added.data.result !== null, added.error);
const id = added.data.result.id;

const got = await client.POST("/crm.activity.get", { body: { id } });
must(got.data?.result.ID === String(id) && got.data.result.SUBJECT === "Call back", got);

const changed = await client.POST("/crm.activity.todo.update", {
  body: { id, ownerTypeId: 2, ownerId: 1, deadline: "2030-02-04T15:00:00+02:00", title: "Call again" },
});
must(changed.data?.result?.id === id, changed);

const rows: components["schemas"]["Activity"][] = [];
for (let start: number | undefined = 0; start !== undefined; ) {
  const page: { data?: components["schemas"]["CrmActivityListResponse"]; error?: unknown } = await client.POST(
    "/crm.activity.list",
    { body: { select: ["ID", "SUBJECT"], filter: { ">ID": 0 }, order: { ID: "ASC" }, start } },
  );
  must(page.data !== undefined && page.data.total === owned + 1, page);
  rows.push(...page.data.result);
  start = page.data.next;
}
must(new Set(rows.map((row) => row.ID)).size === owned + 1, rows.length);
must(rows.at(-1)?.SUBJECT === "Call again", rows.at(-1));

const gone = await client.POST("/crm.activity.delete", { body: { id } });
must(gone.data?.result === true, gone);

const refused = await client.POST("/crm.activity.get", { body: { id } });
must(refused.data === undefined && typeof refused.error?.error_description === "string", refused);
console.log("add get update list delete error");
