// Writes what follows from the rules and the catalogue: the heads of docs/rules/, the schema of prompt-credits.json and
// the rules' settings in package.json. `--check` writes nothing and fails where a file is not up to date.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { platformIds } from '../server/src/platforms/job.ts';
import { allRules } from '../server/src/rules/registry.ts';
import { configSchema, rulesProperty } from './configSchema.ts';
import { rulePage, rulesIndex } from './rulePages.ts';

const check = process.argv.includes('--check');
const stale: string[] = [];

function write(path: string, text: string): void {
	const old = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
	if (old === text) return;
	if (check) stale.push(path);
	else writeFileSync(path, text);
}

mkdirSync('docs/rules', { recursive: true });
for (const rule of allRules) {
	const path = `docs/rules/${rule.id}.md`;
	write(path, rulePage(rule, existsSync(path) ? readFileSync(path, 'utf8') : ''));
}
write('docs/rules/README.md', rulesIndex(allRules));
const pages = new Set(['README.md', ...allRules.map(({ id }) => `${id}.md`)]);
for (const page of readdirSync('docs/rules').filter((name) => !pages.has(name))) {
	if (check) stale.push(`docs/rules/${page}`);
	else rmSync(`docs/rules/${page}`);
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
write('schemas/prompt-credits.schema.json', json(configSchema(allRules, platformIds)));

interface Manifest {
	readonly contributes?: { readonly configuration?: readonly { readonly properties: Record<string, unknown> }[] };
}
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const [settings] = manifest.contributes?.configuration ?? [];
if (settings) settings.properties['promptCredits.rules'] = rulesProperty(allRules);
write('package.json', json(manifest));

if (stale.length > 0) {
	console.error(`Not up to date: ${stale.join(', ')}. Run \`npm run generate\`.`);
	process.exit(1);
}
