import { countText } from '../platforms/words.ts';
import { defineRule } from './rule.ts';

export const expensivePermutation = defineRule({
	id: 'expensive-permutation',
	summary: 'Reports permutations that give more jobs than you have set as your limit.',
	severity: 'warning',
	fixable: false,
	defaults: { mostJobs: 40 },
	messages: { tooMany: 'These options multiply to {jobs}, {cost}; your limit is {most}.' },
	examples: {
		reported: [
			'@platform: midjourney\n@plan: mega\na {red, blue, green, white, black, gold, grey} fox in {snow, rain, fog, sun, dusk, wind} , telephoto, overcast light\n',
		],
		accepted: [
			'@platform: midjourney\n@plan: mega\na {red, blue, green} fox in {snow, rain}, telephoto, overcast light\n',
		],
	},
	mayFind: ({ reading }) => reading.groups.length > 0,
	*check(subject, { mostJobs }) {
		const { jobs, groups } = subject.reading;
		const [group] = groups.filter(({ multiplies }) => multiplies);
		if (!group || typeof mostJobs !== 'number' || mostJobs <= 0) return;
		if (jobs !== 'infinite' && jobs <= BigInt(Math.floor(mostJobs))) return;
		const args = {
			jobs: jobs === 'infinite' ? 'endless jobs' : countText(jobs, 'job'),
			cost: subject.money.cost(subject.estimate),
			most: String(mostJobs),
		};
		yield { messageId: 'tooMany', span: subject.text.locate(group.span), args };
	},
});
