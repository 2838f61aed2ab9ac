import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadWASM, OnigScanner, OnigString } from 'vscode-oniguruma';
import { INITIAL, parseRawGrammar, Registry } from 'vscode-textmate';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const grammarFile = join(root, 'syntaxes', 'artprompt.tmLanguage.json');

/** VS Code brings the real one; here any word in front matter is enough to see that YAML took over. */
const yamlStandIn = { scopeName: 'source.yaml', patterns: [{ match: '\\S+', name: 'string.unquoted.yaml' }] };

export interface Token {
	readonly text: string;
	/** From the grammar's own scope inwards, without `source.artprompt` and without the language's suffix. */
	readonly scopes: readonly string[];
}

export async function grammarText(): Promise<string> {
	return await readFile(grammarFile, 'utf8');
}

/** The grammar as VS Code runs it: the same engine, the same regular expressions. */
export async function loadTokenizer(): Promise<(text: string) => Token[][]> {
	const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
	await loadWASM(Uint8Array.from(await readFile(wasm)).buffer);
	const registry = new Registry({
		onigLib: Promise.resolve({
			createOnigScanner: (sources) => new OnigScanner(sources),
			createOnigString: (text) => new OnigString(text),
		}),
		loadGrammar: async (scope) =>
			parseRawGrammar(scope === 'source.yaml' ? JSON.stringify(yamlStandIn) : await grammarText(), `${scope}.json`),
	});
	const grammar = await registry.loadGrammar('source.artprompt');
	if (!grammar) throw new Error('the grammar does not load');
	return (text) => {
		let state = INITIAL;
		return text.split('\n').map((line) => {
			const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
			state = ruleStack;
			return tokens.map(({ startIndex, endIndex, scopes }) => ({
				text: line.slice(startIndex, endIndex),
				scopes: scopes.slice(1).map((scope) => scope.replace(/\.artprompt$/, '')),
			}));
		});
	};
}

/** Every scope that the grammar can give, without the language's suffix. */
export function namedScopes(grammar: unknown): Set<string> {
	const found = new Set<string>();
	const visit = (node: unknown): void => {
		if (Array.isArray(node)) node.forEach(visit);
		else if (typeof node === 'object' && node !== null) {
			for (const [key, value] of Object.entries(node)) {
				if ((key === 'name' || key === 'contentName') && typeof value === 'string' && value.includes('.')) {
					found.add(value.replace(/\.artprompt$/, ''));
				} else visit(value);
			}
		}
	};
	visit(grammar);
	return found;
}
