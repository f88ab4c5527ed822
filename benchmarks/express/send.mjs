// A send loop as one writes it with twilio; nothing is kept. Arguments: address of the fake, warm-up, count, account,
// token, how many at a time. Tells sends per second.
import twilio from "twilio";

const [address, warmUp, count, account, token, inFlight] = process.argv.slice(2);

class Redirected extends twilio.RequestClient {
  request(options) {
    return super.request({ ...options, uri: options.uri.replace("https://api.twilio.com", address) });
  }
}

const client = twilio(account, token, { httpClient: new Redirected() });

async function send(total) {
  let next = 0;
  await Promise.all(Array.from({ length: Number(inFlight) }, async () => {
    for (let number = next++; number < total; number = next++) {
      const message = await client.messages.create({
        to: `whatsapp:+49151${10_000_000 + number}`,
        from: "whatsapp:+14155238886",
        contentSid: "HXaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        contentVariables: JSON.stringify({ 1: "Jörg", 2: `survey?u=${number}`, 3: "Tuesday, 24 November" }),
        statusCallback: `https://hooks.example.org/whatsapp/status?s=${number}.AAAAAAAAAAAAAAAA`,
      });
      if (!message.sid) throw new Error("No SID.");
    }
  }));
}

await send(Number(warmUp));
const started = performance.now();
await send(Number(count));
console.log(count / ((performance.now() - started) / 1000));
process.exit();
