// The webhook and the send loop beside express and twilio: measured by benchmarks/Templates.Runtime.Benchmarks, drawn here.
import { bars } from './plot.mjs';
import { installPackages } from './prepare.mjs';
import { count } from './report.mjs';
import { run } from './rounds.mjs';

const project = 'benchmarks/Templates.Runtime.Benchmarks';

/** The first figure of each row of the tables in an output, by the table's title. */
function readTables(output) {
  const tables = [];
  for (const line of output.split('\n')) {
    const cells = line.split('|').slice(1, -1).map(cell => cell.trim());
    if (cells.length > 1 && /\/s$/.test(cells[1])) tables.push({ title: cells[0], unit: cells[1], rows: [] });
    else if (cells.length > 1 && !/^-+:?$/.test(cells[0])) tables.at(-1)?.rows.push({ name: cells[0], value: Number(cells[1].replaceAll(',', '')) });
  }
  return tables;
}

/** A blank line where a table and the lines below it would run together. */
const asMarkdown = output => output.trim().replace(/(\|\n)(?=[^|])/g, '$1\n').replace(/([^|\n])\n(?=\|)/g, '$1\n\n').replace(/^(ours \/ .*|.* skipped: .*)$/gm, '- $1');

export async function measure({ sizes }) {
  installPackages('benchmarks/express', { withScripts: true });
  run(['dotnet', 'build', '-c', 'Release', project, '-v', 'q', '-nologo']);
  const parts = sizes.isQuick ? ['webhook'] : ['webhook', 'send'];
  const outputs = parts.map(part => {
    console.error(`   ${part}`);
    return run(['dotnet', `${project}/bin/Release/net10.0/WaTemplates.Runtime.Benchmarks.dll`, part]).output;
  });
  const tables = outputs.flatMap(readTables);
  return {
    tables: outputs.map(asMarkdown),
    charts: tables.map(({ title, unit, rows }, i) => ({
      name: `runtime-${i + 1}`,
      title,
      svg: bars(`${title}, ${unit}`, [{ label: 'median', bars: rows.map(({ name, value }) => ({ label: name, value, text: count(value), isOurs: name === 'ours' })) }]),
    })),
    results: { tables },
  };
}
