// A template for every rule that is compared, with that one mistake, and some without any.
const long = count => 'Wort '.repeat(count).trim();

const good = `name: mistake
kind: invitation
category: utility
samples:
  FirstName: Anna
  SurveyURL: https://feedback.example.com/s/sample
  OptOutURL: https://feedback.example.com/o/sample
languages:
  de:
    header: Ihr Portal
    body: |
      Hallo \${m://FirstName}!

      Wenn Sie Ihre Erfahrungen teilen möchten, öffnen Sie \${l://SurveyURL}. Wenn Sie solche Nachrichten nicht mehr erhalten möchten, öffnen Sie \${l://OptOutURL}.

      Ihr Serviceteam KENNUNG
    footer: Acme
    buttons:
      - quickReply: Danke
      - url: https://feedback.example.com/portal
        title: Zum Portal
`;

const notice = `name: mistake
kind: notice
category: utility
samples: { FirstName: Anna, Other: Ben }
languages:
  de:
    body: "BODY"
`;

const changed = (from, to) => {
  if (!good.includes(from)) throw new Error(`'${from}' is not in the template.`);
  return good.replace(from, to);
};
const body = text => notice.replace('BODY', text);

/** Name and text of each file; the rule is the name's first part, and 'none' says that there is nothing to find. */
export const mistakes = Object.entries({
  'WAT0003-name': changed('name: mistake\n', ''),
  'WAT0003-kind': changed('kind: invitation\n', ''),
  'WAT0003-category': changed('category: utility\n', ''),
  'WAT0003-body': notice.replace('    body: "BODY"', '    footer: Acme'),
  'WAT0004-kind': changed('kind: invitation', 'kind: question'),
  'WAT0004-category': changed('category: utility', 'category: Utility'),
  'WAT0101-body': changed('Ihr Serviceteam', 'Unsere Kundenumfrage.'),
  'WAT0101-header': changed('header: Ihr Portal', 'header: Ihr Survey'),
  'WAT0102': changed('${l://SurveyURL}', 'das Portal'),
  'WAT0103': changed('${l://OptOutURL}', 'das Portal'),
  'WAT0203': changed('Ihr Serviceteam', 'Ihr {{1}} Serviceteam'),
  'WAT0205': changed('  FirstName: Anna\n', ''),
  'WAT0301-length': body(`Hallo \${m://FirstName}, ${long(210)}!`),
  'WAT0301-filled': body(`Hallo \${m://FirstName}, ${long(190)} \${m://Other} zum Schluss.`).replace('Ben', 'x'.repeat(120)),
  'WAT0302': body('${m://FirstName}, unser Portal ist am Sonntag geschlossen KENNUNG.'),
  'WAT0303': body('Unser Portal ist am Sonntag KENNUNG geschlossen, ${m://FirstName}'),
  'WAT0305': body('Hallo ${m://FirstName} ${m://Other}, unser Portal ist am Sonntag KENNUNG geschlossen.'),
  'WAT0306': body('Hallo ${m://FirstName}, KENNUNG.'),
  'WAT0308': body('Hallo ${m://FirstName}, unser      Portal ist am Sonntag KENNUNG geschlossen.'),
  'WAT0310-header': changed('header: Ihr Portal', `header: ${long(13)}`),
  'WAT0310-footer': changed('footer: Acme', `footer: ${long(13)}`),
  'WAT0311': changed('title: Zum Portal', 'title: Zum neuen Portal der Firma'),
  'WAT0313': changed('name: mistake', 'name: Mistake-1'),
  'WAT0314': changed('  de:\n', '  de-DE:\n'),
  'none-invitation': good,
  'none-notice': body('Hallo ${m://FirstName}, unser Portal ist am Sonntag KENNUNG geschlossen.'),
  'none-button': changed('url: https://feedback.example.com/portal', 'url: https://feedback.example.com/s/${l://SurveyURL}').replace('öffnen Sie ${l://SurveyURL}', 'tippen Sie unten'),
}).map(([name, text], i) => {
  const mark = `kennung${i}`;
  return { name, text: text.replace('name: mistake', `name: mistake_${i}`).replaceAll('KENNUNG', mark) };
});
