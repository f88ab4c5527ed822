// Validates bills of materials against the schema of CycloneDX 1.6, as its own library carries it.
// usage: node validate-bom.mjs FILE…      prints "FILE: what is wrong" a line; exit code 1 when anything is
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import Ajv from "ajv";

const library = createRequire(import.meta.url).resolve("@cyclonedx/cyclonedx-library/package.json");
const read = (name) => JSON.parse(readFileSync(join(dirname(library), "res", "schema", `${name}.SNAPSHOT.schema.json`), "utf8"));
// The schema's formats (iri, date-time) and its words for editors are not ajv's.
const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false });
ajv.addSchema(read("spdx"), "http://cyclonedx.org/schema/spdx.SNAPSHOT.schema.json");
ajv.addSchema(read("jsf-0.82"), "http://cyclonedx.org/schema/jsf-0.82.SNAPSHOT.schema.json");
const validate = ajv.compile(read("bom-1.6"));

let wrong = 0;
for (const file of process.argv.slice(2)) {
  if (validate(JSON.parse(readFileSync(file, "utf8")))) continue;
  for (const error of validate.errors) {
    console.log(`${file}: ${error.instancePath} ${error.message}`);
    wrong++;
  }
}
process.exit(wrong > 0 ? 1 : 0);
