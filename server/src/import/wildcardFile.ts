import { dynamicPrompts } from '../dialects/dynamic-prompts/dynamicPrompts.ts';
import { listEndings, readLists } from '../wildcards/list.ts';
import { promptOf, type ImportedPrompt } from './imported.ts';

/** The lists of a wildcard file, each as one prompt that gives every value in turn. The name's ending tells the form; a value a line is the usual one. */
export function fromWildcardFile(name: string, text: string): ImportedPrompt[] {
	const path = listEndings.some((ending) => name.toLowerCase().endsWith(ending)) ? name : `${name}.txt`;
	return readLists({ uri: path, path, text }).flatMap((list) =>
		fromList(
			list.name,
			list.values.map((value) => value.text),
		),
	);
}

function fromList(title: string, written: readonly string[]): ImportedPrompt[] {
	const values = [...new Set(written)];
	const [first] = values;
	if (first === undefined) return [];
	const group = values.length === 1 ? first : `{${values.join('|')}}`;
	/** A value may have signs that mean something else between braces: then each is a prompt of its own. */
	const jobs = values.map(jobsOf);
	if (!jobs.includes(-1n) && jobsOf(group) === jobs.reduce((sum, each) => sum + each, 0n))
		return [promptOf(group, { title })];
	return values.map((value, index) => promptOf(value, { title: index === 0 ? title : null }));
}

function jobsOf(text: string): bigint {
	const { jobs, faults } = dynamicPrompts.read(text, { part: 'positive' });
	return jobs === 'infinite' || faults.some(({ rule }) => rule === 'template-syntax') ? -1n : jobs;
}
