// Two bundles of one program, for Node and for the browser, hold mostly the same modules. Here one of them, the core,
// lends its modules to the other, so that they are packaged once.
import { build } from 'esbuild';
import { resolve } from 'node:path';

/** Code of the language server's libraries that knows nothing of where it runs. */
const libraries =
	/node_modules\/(?:vscode-jsonrpc|vscode-languageserver-protocol|vscode-languageserver|vscode-languageclient)\/lib\/common\//;

const idOf = (path) => path.replaceAll('\\', '/').replace(/^.*node_modules\//, '');

/** Modules that all the given bundles may borrow, by id, with their paths. */
export async function lendable(options) {
	const found = new Map();
	for (const each of options) {
		const { metafile } = await build({
			...each,
			plugins: [],
			external: ['vscode'],
			write: false,
			metafile: true,
			sourcemap: false,
			minify: false,
		});
		for (const path of Object.keys(metafile.inputs)) if (libraries.test(path)) found.set(idOf(path), resolve(path));
	}
	return found;
}

/** The core: what the entries export, and the modules that it lends. */
export const lender = (entries, modules) => ({
	name: 'lender',
	setup({ onResolve, onLoad }) {
		onResolve({ filter: /^core$/ }, () => ({ path: 'core', namespace: 'lender' }));
		onLoad({ filter: /.*/, namespace: 'lender' }, () => {
			const lent = [...modules].map(([id, path]) => `\t${JSON.stringify(id)}: require(${JSON.stringify(path)}),`);
			return {
				contents: [
					...entries.map((entry) => `export * from ${JSON.stringify(resolve(entry))};`),
					'export const modules = {',
					...lent,
					'};',
				].join('\n'),
				resolveDir: '.',
			};
		});
	},
});

/** Takes `own`, a module of ours as it is imported, and the libraries' modules from where `core`, an expression, gives them. */
export const borrower = (core, own, modules) => ({
	name: 'borrower',
	setup({ onResolve, onLoad }) {
		onResolve({ filter: own }, () => ({ path: 'core', namespace: 'borrowed' }));
		onLoad({ filter: /.*/, namespace: 'borrowed' }, () => ({ contents: `module.exports = ${core};`, loader: 'js' }));
		onLoad({ filter: libraries }, ({ path }) =>
			modules.has(idOf(path))
				? { contents: `module.exports = ${core}.modules[${JSON.stringify(idOf(path))}];`, loader: 'js' }
				: undefined,
		);
	},
});
