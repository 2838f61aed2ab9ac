import { ownParameter, ownSetting, openingWords } from './place.ts';
import { defineRule, faultsOf, hasFaultsOf, type PromptSubject } from './rule.ts';

const messages = {
	tooMany: 'This prompt gives {jobs} jobs; the {plan} plan takes {most} from one prompt and refuses more.',
	relax: 'Permutations and repeats do not work in Relax: these {jobs} jobs are refused, or run in Fast at its price.',
};

const id = 'over-plan-limit';

export const overPlanLimit = defineRule({
	id,
	summary: 'Reports more jobs from one prompt than the plan takes, and permutations in Relax.',
	severity: 'warning',
	fixable: false,
	defaults: {},
	messages,
	examples: {
		reported: [
			'@platform: midjourney\n@plan: basic\na {red, green, blue, black, white} bird\n',
			'@platform: midjourney\n@plan: standard\n@mode: relax\na {red, green} bird\n',
		],
		accepted: ['@platform: midjourney\n@plan: standard\na {red, green, blue, black, white} bird\n'],
	},
	mayFind: (subject) => relaxedJobs(subject) > 1n || hasFaultsOf(subject, id),
	*check(subject) {
		yield* faultsOf(subject, { id, messages });
		const relaxed = relaxedJobs(subject);
		const span = ownParameter(subject, 'relax') ?? ownSetting(subject, 'mode') ?? openingWords(subject);
		if (relaxed > 1n) yield { messageId: 'relax', span, args: { jobs: String(relaxed) } };
	},
});

const relaxedJobs = ({ dialect, jobs }: PromptSubject): bigint =>
	dialect !== 'midjourney'
		? 0n
		: jobs.reduce((sum, job) => sum + (job.mode === 'relax' && job.jobs !== 'infinite' ? job.jobs : 0n), 0n);
