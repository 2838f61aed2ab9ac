export const image = 'https://example.com/fox.png';

interface ParameterCases {
	/** Parameters that work. */
	readonly good: readonly string[];
	/** Those that do not, each with the rule that says so. */
	readonly bad: readonly (readonly [parameters: string, rule: string])[];
	/** What stands before the words. */
	readonly before?: string;
}

/** Of each row of the table of Midjourney's parameters, by its name. */
export const parameterCases: Readonly<Record<string, ParameterCases>> = {
	aspect: {
		good: [
			'--ar 16:9',
			'--aspect 139:100',
			'--ar 14:1',
			'--ar 1:14',
			'--ar 100:1 --v 5.2',
			'--ar 2:1 --v 4',
			'--ar 5:2 --v 3',
			'--ar 4:1 --hd',
		],
		bad: [
			['--ar 15:1', 'parameter-value'],
			['--ar 1:15', 'parameter-value'],
			['--ar 5:1 --hd', 'parameter-value'],
			['--ar 3:1 --v 4', 'parameter-value'],
			['--ar 3:1 --v 3', 'parameter-value'],
			['--ar 1.5:1', 'parameter-value'],
		],
	},
	chaos: {
		good: ['--chaos 0', '--c 100', '--c 50 --v 1'],
		bad: [
			['--chaos -1', 'parameter-value'],
			['--chaos 101', 'parameter-value'],
		],
	},
	stylize: {
		good: ['--s 0', '--stylize 1000', '--s 625 --v 3', '--s 100 --niji 5'],
		bad: [
			['--s -1', 'parameter-value'],
			['--s 1001', 'parameter-value'],
			['--s 100 --v 3', 'parameter-value'],
			['--s 100 --v 2', 'parameter-version'],
			['--s 100 --niji 4', 'parameter-version'],
		],
	},
	weird: {
		good: ['--w 0', '--weird 3000'],
		bad: [
			['--w -1', 'parameter-value'],
			['--w 3001', 'parameter-value'],
			['--w 5 --v 4', 'parameter-version'],
			['--w 5 --niji 4', 'parameter-version'],
		],
	},
	quality: {
		good: ['--q 4 --v 7', '--q .25 --v 6', '--q 0.5 --v 5', '--quality 2 --v 6.1', '--q 1 --v 4'],
		bad: [
			['--q 3 --v 7', 'parameter-value'],
			['--q 2 --v 6', 'parameter-value'],
			['--q .1 --v 5', 'parameter-value'],
			['--q 1', 'parameter-version'],
			['--q 2 --v 8.1', 'parameter-version'],
			['--q 2 --niji 7', 'contested-parameter'],
		],
	},
	seed: {
		good: ['--seed 0', '--seed 4294967295'],
		bad: [
			['--seed -1', 'parameter-value'],
			['--seed 4294967296', 'parameter-value'],
			['--seed fox', 'parameter-value'],
		],
	},
	sameseed: { good: [], bad: [['--sameseed 5', 'retired-parameter']] },
	stop: {
		good: ['--stop 10 --v 6.1', '--stop 100 --niji 6'],
		bad: [
			['--stop 9 --v 6.1', 'parameter-value'],
			['--stop 101 --v 6', 'parameter-value'],
			['--stop 50 --v 7', 'parameter-version'],
			['--stop 50', 'parameter-version'],
		],
	},
	style: {
		good: [
			'--style raw --v 6.1',
			'--style 4b --v 4',
			'--style cute --niji 5',
			'--style raw --niji 6',
			'--style random-32 --v 5.2',
		],
		bad: [
			['--style cute --v 6', 'parameter-value'],
			['--style raw --niji 5', 'parameter-value'],
			['--style raw --v 7', 'parameter-version'],
			['--style raw', 'parameter-version'],
		],
	},
	raw: {
		good: ['--raw', '--raw --v 5.1'],
		bad: [
			['--raw --v 5', 'parameter-version'],
			['--raw --v 4', 'parameter-version'],
		],
	},
	tile: { good: ['--tile', '--tile --v 3', '--tile --v 5'], bad: [['--tile --v 4', 'parameter-version']] },
	no: {
		good: ['--no hats', '--no hats, collars', '--no hats --no collars', '--no hats --v 1'],
		bad: [['--no', 'parameter-value']],
	},
	iw: {
		before: `${image} `,
		good: ['--iw 0', '--iw 3', '--iw 2 --v 5', '--iw .5 --niji 7', '--iw -10000 --v 3'],
		bad: [
			['--iw -1', 'parameter-value'],
			['--iw 3.1', 'parameter-value'],
			['--iw 2.5 --v 5.2', 'parameter-value'],
			['--iw 3 --niji 6', 'parameter-value'],
			['--iw 1 --v 4', 'parameter-version'],
		],
	},
	version: {
		good: ['--v 8.2', '--version 7', '--v 5.0', '--v 1'],
		bad: [
			['--v 8', 'model-version'],
			['--v 9', 'model-version'],
			['--v 0', 'model-version'],
			['--v', 'parameter-value'],
		],
	},
	niji: {
		good: ['--niji', '--niji 5'],
		bad: [
			['--niji 3', 'model-version'],
			['--niji 6.0', 'model-version'],
			['--niji 8', 'model-version'],
			['--niji 6 --v 7', 'parameter-conflict'],
		],
	},
	sref: {
		good: ['--sref 123', `--sref ${image}::2 456::1`, '--sref random', '--sref 1 --v 6', '--sref 1 --niji 6'],
		bad: [
			['--sref', 'parameter-value'],
			['--sref fox', 'parameter-value'],
			['--sref 1 --v 5.2', 'parameter-version'],
			['--sref 1 --niji 5', 'parameter-version'],
		],
	},
	sw: {
		good: ['--sref 1 --sw 0', '--sref 1 --sw 1000'],
		bad: [
			['--sw 5', 'parameter-needs'],
			['--sref 1 --sw -1', 'parameter-value'],
			['--sref 1 --sw 1001', 'parameter-value'],
			['--sref 1 --sw 5 --v 5', 'parameter-version'],
			['--sref 1 --sw 5 --p m123', 'parameter-conflict'],
		],
	},
	sv: {
		good: ['--sref 1 --sv 6 --v 7', '--sref 1 --sv 4 --v 6', `--sref ${image} --sv 2 --v 7`],
		bad: [
			['--sref 1 --sv 0 --v 7', 'parameter-value'],
			['--sref 1 --sv 7 --v 7', 'parameter-value'],
			['--sref 1 --sv 5 --v 6', 'parameter-value'],
			['--sref 1 --sv 6', 'contested-parameter'],
			['--sref 1 --sv 5 --v 7', 'parameter-conflict'],
			[`--sref ${image} random --sv 3 --v 6`, 'parameter-conflict'],
			[`--sref ${image} --sv 6 --v 7 --p m123`, 'parameter-conflict'],
			['--sv 6 --v 7', 'parameter-needs'],
		],
	},
	cref: {
		good: [`--cref ${image} --v 6`, `--cref ${image} --niji 6`],
		bad: [
			[`--cref ${image} --v 7`, 'parameter-version'],
			[`--cref ${image}`, 'parameter-version'],
			[`--cref ${image} --niji 7`, 'parameter-version'],
			['--cref fox --v 6', 'parameter-value'],
		],
	},
	cw: {
		good: [`--cref ${image} --cw 0 --v 6.1`, `--cref ${image} --cw 100 --v 6.1`],
		bad: [
			[`--cref ${image} --cw -1 --v 6`, 'parameter-value'],
			[`--cref ${image} --cw 101 --v 6`, 'parameter-value'],
			['--cw 50 --v 6', 'parameter-needs'],
			['--cw 50', 'parameter-version'],
		],
	},
	oref: {
		good: [`--oref ${image} --v 7`],
		bad: [
			[`--oref ${image}`, 'parameter-version'],
			[`--oref ${image} --v 6.1`, 'parameter-version'],
			['--oref 5 --v 7', 'parameter-value'],
			[`--oref ${image} --draft --v 7`, 'parameter-conflict'],
			[`--oref ${image} --q 4 --v 7`, 'parameter-conflict'],
			[`--oref ${image} --fast --v 7`, 'parameter-conflict'],
			[`--oref ${image} ${image} --v 7`, 'text-after-parameters'],
		],
	},
	ow: {
		good: [`--oref ${image} --ow 1 --v 7`, `--oref ${image} --ow 1000 --v 7`],
		bad: [
			[`--oref ${image} --ow 0 --v 7`, 'parameter-value'],
			[`--oref ${image} --ow 1001 --v 7`, 'parameter-value'],
			['--ow 50 --v 7', 'parameter-needs'],
			['--ow 50', 'parameter-version'],
		],
	},
	edit: {
		good: [`--edit ${image}`, `--edit ${image} ${image} ${image} ${image} --v 8.1`],
		bad: [
			[`--edit ${image} --v 7`, 'parameter-version'],
			[`--edit ${image} ${image} ${image} ${image} ${image}`, 'parameter-value'],
		],
	},
	exp: {
		good: ['--exp 0', '--exp 100 --v 7'],
		bad: [
			['--exp -1', 'parameter-value'],
			['--exp 101', 'parameter-value'],
			['--exp 5 --v 6.1', 'parameter-version'],
		],
	},
	profile: {
		good: ['--p', '--profile abc123 m456', '--p --niji 6'],
		bad: [
			['--p --v 5.2', 'parameter-version'],
			['--p --niji 5', 'parameter-version'],
		],
	},
	draft: {
		good: ['--draft --v 7'],
		bad: [
			['--draft', 'contested-parameter'],
			['--draft --v 6', 'parameter-version'],
		],
	},
	hd: {
		good: ['--hd', '--hd --v 8.1'],
		bad: [
			['--hd --v 7', 'parameter-version'],
			['--hd --sd', 'parameter-conflict'],
		],
	},
	sd: { good: ['--sd'], bad: [['--sd --v 7', 'parameter-version']] },
	repeat: {
		good: ['--repeat 2', '--r 40'],
		bad: [
			['--repeat 1', 'parameter-value'],
			['--r 41', 'parameter-value'],
			['--r 4 --relax', 'parameter-conflict'],
			['--repeat 2.5', 'parameter-value'],
		],
	},
	fast: {
		good: ['--fast'],
		bad: [
			['--fast --relax', 'parameter-conflict'],
			['--fast --turbo', 'parameter-conflict'],
			[`--fast --oref ${image} --v 7`, 'parameter-conflict'],
		],
	},
	relax: { good: ['--relax'], bad: [['--relax --turbo --v 7', 'parameter-conflict']] },
	turbo: {
		good: ['--turbo --v 7', '--turbo --v 5'],
		bad: [
			['--turbo', 'contested-parameter'],
			['--turbo --v 8.1', 'parameter-version'],
			['--turbo --v 4', 'parameter-version'],
		],
	},
	stealth: { good: ['--stealth'], bad: [['--stealth --public', 'parameter-conflict']] },
	public: { good: ['--public'], bad: [['--public --public', 'repeated-parameter']] },
	video: { good: ['--video', '--video --v 5.2'], bad: [['--video fox', 'text-after-parameters']] },
	motion: {
		good: ['--video --motion low', '--motion high --video', '--{video --motion low, tile}'],
		bad: [
			['--motion low', 'parameter-needs'],
			['--{video, motion low}', 'parameter-needs'],
			['--motion wild', 'parameter-value'],
			['--motion', 'parameter-value'],
		],
	},
	loop: {
		good: ['--video --loop'],
		bad: [
			['--loop 5', 'text-after-parameters'],
			['--loop', 'parameter-needs'],
		],
	},
	end: {
		good: [`--video --end ${image}`],
		bad: [
			['--end 5', 'parameter-value'],
			[`--end ${image}`, 'parameter-needs'],
		],
	},
	bs: {
		good: ['--video --bs 1', '--video --bs 4'],
		bad: [
			['--bs 4', 'parameter-needs'],
			['--bs 0', 'parameter-value'],
			['--bs 8', 'parameter-value'],
		],
	},
	zoom: {
		good: [],
		bad: [
			['--zoom 1.5', 'contested-parameter'],
			['--zoom 3', 'parameter-value'],
		],
	},
	...Object.fromEntries(
		[
			'preview',
			'test',
			'testp',
			'creative',
			'uplight',
			'upbeta',
			'upanime',
			'vibe',
			'hq',
			'newclip',
			'nostretch',
			'old',
		].map((name) => [name, { good: [], bad: [[`--${name}`, 'retired-parameter']] }]),
	),
	width: { good: [], bad: [['--width 512', 'retired-parameter']] },
	height: {
		good: [],
		bad: [
			['--h 512', 'retired-parameter'],
			['--height 512', 'retired-parameter'],
		],
	},
};
