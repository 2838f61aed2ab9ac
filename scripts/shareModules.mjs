// Two bundles of one program, for Node and for the browser, hold mostly the same modules. Here one of them, the core,
// lends its modules to the other, so that they are packaged once.
import { build } from 'esbuild';
import { resolve } from 'node:path';

/**
 * Code that knows nothing of where it runs: of the language server's libraries, and of the ledger, which the part for Node
 * reads and the core adds up. A class of which each had its own copy would not know the other's objects.
 */
const common =
	/node_modules\/(?:vscode-jsonrpc|vscode-languageserver-protocol|vscode-languageserver|vscode-languageclient)\/lib\/common\/|\bserver[\\/]src[\\/]ledger[\\/]/;

const idOf = (path) => path.replaceAll('\\', '/').replace(/^.*(?:node_modules|server\/src)\//, '');

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
		for (const path of Object.keys(metafile.inputs)) if (common.test(path)) found.set(idOf(path), resolve(path));
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

/** Takes `own`, a module of ours as it is imported, and the common modules from where `core`, an expression, gives them. */
export const borrower = (core, own, modules) => ({
	name: 'borrower',
	setup({ onResolve, onLoad }) {
		onResolve({ filter: own }, () => ({ path: 'core', namespace: 'borrowed' }));
		onLoad({ filter: /.*/, namespace: 'borrowed' }, () => ({ contents: `module.exports = ${core};`, loader: 'js' }));
		const lent = (id) => ({ contents: `module.exports = ${core}.modules[${JSON.stringify(id)}];`, loader: 'js' });
		onLoad({ filter: common }, ({ path }) => (modules.has(idOf(path)) ? lent(idOf(path)) : undefined));
		// Ours are in a package of ES modules, which what stands in for them is not: so it stands elsewhere.
		onResolve({ filter: /\.ts$/ }, ({ path, resolveDir }) => {
			const id = idOf(resolve(resolveDir, path));
			return modules.has(id) ? { path: id, namespace: 'lent' } : undefined;
		});
		onLoad({ filter: /.*/, namespace: 'lent' }, ({ path }) => lent(path));
	},
});
