import { defineRule, faultsOf, hasFaultsOf } from './rule.ts';

const id = 'swallowed-prompt';

const messages = {
	settings:
		'With {count} `word: word,` pairs this line reads like generation settings: pasted into the web UI, it is taken for them, and none of it is prompt.',
} as const;

export const swallowedPrompt = defineRule({
	id,
	summary: 'Reports a last line that the web UI would take for generation settings.',
	severity: 'info',
	fixable: true,
	defaults: {},
	messages,
	examples: {
		reported: ['@platform: stable-diffusion\nportrait of a girl, style: baroque, mood: calm, light: candles\n'],
		accepted: [
			'@platform: stable-diffusion\nportrait of a girl, baroque style, calm mood, light: candles\n',
			'@platform: stable-diffusion\nportrait of a girl, style: baroque, mood: calm, light: candles\nSteps: 20, Sampler: Euler a, CFG scale: 7\n',
		],
	},
	mayFind: (subject) => hasFaultsOf(subject, id),
	*check(subject) {
		// A line of settings below it is the one that is taken for settings.
		if (!subject.block.generation) yield* faultsOf(subject, { id, messages });
	},
});
