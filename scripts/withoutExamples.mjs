// A rule's examples are its tests, and stand on its page: what is packaged has no use for them.
import { readFile } from 'node:fs/promises';

/** As the layout puts them: a property of the rule, over several lines. */
const examples = /^\texamples: \{\n[\s\S]*?^\t\},\n/m;

export const withoutExamples = {
	name: 'without-examples',
	setup({ onLoad }) {
		onLoad({ filter: /[\\/]server[\\/]src[\\/]rules[\\/]\w+\.ts$/ }, async ({ path }) => ({
			contents: (await readFile(path, 'utf8')).replaceAll('\r\n', '\n').replace(examples, ''),
			loader: 'ts',
		}));
	},
};
