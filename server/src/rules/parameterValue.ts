import { defineFaultRule } from './faultRule.ts';

export const parameterValue = defineFaultRule({
	id: 'parameter-value',
	summary: 'Reports a value that a parameter does not take.',
	severity: 'error',
	fixable: true,
	messages: {
		missing: '`{parameter}` stands without its value ({takes}), and the prompt is refused.',
		whole: '`{parameter}` takes a whole number; {value} is refused.',
		number: '`{parameter}` takes a number; {value} is refused.',
		low: '`{parameter}` starts at {least} on {version}; {value} is refused.',
		high: '`{parameter}` ends at {most} on {version}; {value} is refused.',
		ratio: '`{parameter}` takes two whole numbers with a colon, such as 16:9; {value} is refused.',
		decimals: '`{parameter}` takes whole numbers only; {value} is refused.',
		narrow: 'The tallest shape of {version} here is {least}; {value} is refused.',
		wide: 'The widest shape of {version} here is {most}; {value} is refused.',
		choice: 'On {version}, `{parameter}` is one of {values}; {value} is not.',
		address: '`{parameter}` takes the address of an image (https://...); {value} is none.',
		reference: '`{parameter}` takes image addresses, style codes or random; {value} is something else.',
		tooMany: '`{parameter}` takes at most {most} images.',
	},
	examples: {
		reported: [
			'@platform: midjourney\npoppies in a meadow --chaos 150\n',
			'@platform: midjourney\npoppies in a meadow --ar 1.39:1\n',
			'@platform: midjourney\npoppies in a meadow --v 7 --q 3\n',
			'@platform: midjourney\npoppies in a meadow --ar\n',
		],
		accepted: [
			'@platform: midjourney\npoppies in a meadow --chaos 100 --ar 139:100\n',
			'@platform: midjourney\npoppies in a meadow --v 7 --q 4\n',
		],
	},
});
