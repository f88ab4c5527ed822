// The rules of ours that a linter for YAML paths can be taught, under our ids: half of them as patterns and lengths, the
// others as functions. `benchmarks/run` checks on a set of mistakes that both find the same before it measures anything.
import { readFileSync } from 'node:fs';
import { defined, enumeration, length, pattern } from '@stoplight/spectral-functions';
import { bodyLength, bannedWords, enoughWords, placeholderIn, samplesFor } from './functions.mjs';

const schema = JSON.parse(readFileSync(process.env.WATEMPLATES_SCHEMA, 'utf8'));
const languages = schema.properties.languages.propertyNames.enum;
const body = '$.languages.*.body';
const texts = ['$.languages.*.body', '$.languages.*.header', '$.languages.*.footer', '$.languages.*.buttons.*.title'];
const rule = (given, then) => ({ given, then, severity: 'error', resolved: false, message: '{{error}}' });
const never = (given, match) => rule(given, { function: pattern, functionOptions: { notMatch: match } });

export default {
  rules: {
    'WAT0003-name': rule('$', { field: 'name', function: defined }),
    'WAT0003-kind': rule('$', { field: 'kind', function: defined }),
    'WAT0003-category': rule('$', { field: 'category', function: defined }),
    'WAT0003-body': rule('$.languages.*', { field: 'body', function: defined }),
    'WAT0004-kind': rule('$.kind', { function: enumeration, functionOptions: { values: ['invitation', 'two-way', 'notice'] } }),
    'WAT0004-category': rule('$.category', { function: enumeration, functionOptions: { values: ['utility', 'marketing'] } }),
    'WAT0101': rule(texts, { function: bannedWords }),
    'WAT0102': rule('$', { function: placeholderIn, functionOptions: { placeholder: '${l://SurveyURL}', orButton: true } }),
    'WAT0103': rule('$', { function: placeholderIn, functionOptions: { placeholder: '${l://OptOutURL}' } }),
    'WAT0203': never(texts, '\\{\\{'),
    'WAT0205': rule('$', { function: samplesFor }),
    'WAT0301': rule('$', { function: bodyLength }),
    'WAT0302': never(body, '^[\\s*_~`]*\\$\\{'),
    'WAT0303': never(body, '\\}[\\s*_~`]*$'),
    'WAT0305': never(body, '\\$\\{[^}]*\\}[\\s*_~`]*\\$\\{'),
    'WAT0306': rule(body, { function: enoughWords }),
    'WAT0308': never(body, '\\t| {5}'),
    'WAT0310-header': rule('$.languages.*.header', { function: length, functionOptions: { max: 60 } }),
    'WAT0310-footer': rule('$.languages.*.footer', { function: length, functionOptions: { max: 60 } }),
    'WAT0311': rule('$.languages.*.buttons.*.title', { function: length, functionOptions: { max: 20 } }),
    'WAT0313': rule('$.name', { function: pattern, functionOptions: { match: '^[a-z0-9_]{1,200}$' } }),
    'WAT0314': rule('$.languages.*~', { function: enumeration, functionOptions: { values: languages } }),
  },
};
