// Signs webhook requests with the provider's own library.
// Standard input: [{ "token", "url", "pairs": [[name, value], ...] }, ...]. Standard output, in the same order: [signature, ...].
import { readFileSync } from "node:fs";
import webhooks from "twilio/lib/webhooks/webhooks.js";

// As the library gets forms from Express: one value is a string, several are an array.
function paramsOf(pairs) {
  const params = Object.create(null);
  for (const [name, value] of pairs) {
    if (!(name in params)) params[name] = value;
    else if (Array.isArray(params[name])) params[name].push(value);
    else params[name] = [params[name], value];
  }
  return params;
}

const cases = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(cases.map(({ token, url, pairs }) => webhooks.getExpectedTwilioSignature(token, url, paramsOf(pairs)))));
