// Says what a JSON document lacks by a JSON schema: node validate.mjs <schema> <document>
import { readFileSync } from "node:fs";
import Ajv from "ajv";

const [schema, document] = process.argv.slice(2).map((path) => JSON.parse(readFileSync(path, "utf8")));
const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);
if (!validate(document)) {
  for (const error of validate.errors) console.log(`${error.instancePath} ${error.message}`);
  process.exit(1);
}
