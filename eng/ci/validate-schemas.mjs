// Validates YAML files against JSON schemas with a reader of YAML and a validator that are not ours.
// Standard input: [{ "schema": FILE, "file": FILE }, ...]. Standard output, in the same order: [{ "yaml": why it is none, or null, "errors": [...] }].
import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import { parseDocument } from "yaml";

// A key given twice is an error of ours, not of the schema; types that take several scalars are meant so.
const readerOptions = { uniqueKeys: false, logLevel: "error" };
const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
const validators = new Map();

function validatorFor(schema) {
  if (!validators.has(schema)) {
    const parsed = JSON.parse(readFileSync(schema, "utf8"));
    if (!ajv.validateSchema(parsed)) throw new Error(`${schema} is no schema: ${ajv.errorsText()}`);
    validators.set(schema, ajv.compile(parsed));
  }
  return validators.get(schema);
}

function check({ schema, file }) {
  const document = parseDocument(readFileSync(file, "utf8"), readerOptions);
  if (document.errors.length > 0) return { yaml: document.errors[0].message, errors: [] };
  let value;
  try {
    value = document.toJS();
  } catch (error) {
    return { yaml: String(error.message), errors: [] };
  }
  const validate = validatorFor(schema);
  return { yaml: null, errors: validate(value) ? [] : validate.errors.map((e) => `${e.instancePath} ${e.message}`) };
}

const cases = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(cases.map(check)));
