// A webhook as one writes it with express and twilio. Arguments: port, auth token, and a database to insert into.
import express from "express";
import twilio from "twilio";

const [port, token, path] = process.argv.slice(2);
const insert = path && (await open(path));
const app = express();
app.use(express.urlencoded({ extended: false }));
app.post("/whatsapp/inbound", twilio.webhook(token), (request, response) => {
  const { MessageSid, From, Body } = request.body;
  insert?.run(MessageSid, From, Body, Date.now());
  response.type("text/xml").send(new twilio.twiml.MessagingResponse().toString());
});
app.listen(Number(port), "127.0.0.1", () => console.log("ready"));
process.stdin.resume().on("end", () => process.exit());

async function open(file) {
  const { default: Database } = await import("better-sqlite3");
  const database = new Database(file);
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.exec("CREATE TABLE inbound (message_sid TEXT PRIMARY KEY, sender TEXT NOT NULL, body TEXT NOT NULL, received_at INTEGER NOT NULL)");
  return database.prepare("INSERT INTO inbound VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING");
}
