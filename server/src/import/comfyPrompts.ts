import type { Graph, GraphNode } from './comfyGraph.ts';
import { promptOf, type ImportedPrompt } from './imported.ts';

/**
 * What a workflow makes: a prompt for each chain of samplers, with the settings of the chain's first one; a later one
 * that works on a larger picture is its second pass. Words that the next sampler alone has are noted.
 */
export function fromGraph(graph: Graph): ImportedPrompt[] {
	const samplers = [...graph.values()].filter((node) => isSampler(graph, node));
	const found = new Map<string, ImportedPrompt>();
	for (const sampler of samplers) {
		if (samplerBefore(graph, sampler)) continue;
		const later = samplers.filter((other) => samplerBefore(graph, other) === sampler);
		const prompt = promptOfSampler(graph, sampler, later);
		if (prompt.text !== '' || prompt.negative !== '') found.set(JSON.stringify(prompt), prompt);
	}
	return found.size > 0 ? [...found.values()] : loneTexts(graph);
}

/** What leads from a sampler to the words of one side. */
type Side = 'positive' | 'negative';

const isSampler = (graph: Graph, node: GraphNode): boolean =>
	node.inputs.has('latent_image') && (node.inputs.has('positive') || origin(graph, node, 'guider') !== undefined);

const guiderOf = (graph: Graph, sampler: GraphNode): GraphNode => origin(graph, sampler, 'guider') ?? sampler;

function promptOfSampler(graph: Graph, sampler: GraphNode, later: readonly GraphNode[]): ImportedPrompt {
	const guider = guiderOf(graph, sampler);
	const others = new Set<string>();
	const text = wordsOf(graph, guider, 'positive', others);
	const negative = wordsOf(graph, guider, 'negative', others);
	const latent = upstream(
		graph,
		sampler,
		['latent_image', 'samples', 'latent', 'pixels', 'image'],
		(node) => number(graph, node, 'width') !== undefined,
	);
	const [width, height] = [latent && number(graph, latent, 'width'), latent && number(graph, latent, 'height')];
	const batch = latent && number(graph, latent, 'batch_size');
	const models = chain(graph, sampler, guider);
	const loader = models.find((node) => modelNames.some((name) => typeof literal(graph, node, name) === 'string'));
	const model =
		loader && modelNames.map((name) => literal(graph, loader, name)).find((name) => typeof name === 'string');
	const sigmas = origin(graph, sampler, 'sigmas') ?? sampler;
	const noise = origin(graph, sampler, 'noise') ?? sampler;
	const sampling = origin(graph, sampler, 'sampler') ?? sampler;
	const generation: [string, unknown][] = [
		['Steps', number(graph, sigmas, 'steps')],
		['Sampler', literal(graph, sampling, 'sampler_name')],
		['Schedule type', literal(graph, sigmas, 'scheduler')],
		['CFG scale', number(graph, guider, 'cfg')],
		['Seed', number(graph, noise, 'seed') ?? number(graph, noise, 'noise_seed')],
		['Size', width !== undefined && height !== undefined ? `${String(width)}x${String(height)}` : undefined],
		['Model', typeof model === 'string' ? withoutEnding(model) : undefined],
		['Batch size', batch !== undefined && batch > 1 ? batch : undefined],
		...secondPass(graph, later[0], width),
	];
	const loras = models.flatMap((node) => loraNote(graph, node));
	for (const node of later) {
		const words = wordsOf(graph, guiderOf(graph, node), 'positive');
		if (words !== '' && words !== text) others.add(`The next sampler: ${words}`);
	}
	return promptOf(text, {
		negative,
		generation: generation.flatMap(([key, value]): [string, string][] =>
			isGiven(value) ? [[key, String(value)]] : [],
		),
		notes: [...loras, ...others],
	});
}

const isGiven = (value: unknown): value is string | number =>
	(typeof value === 'string' && value !== '') || typeof value === 'number';

function secondPass(graph: Graph, second: GraphNode | undefined, width: number | undefined): [string, unknown][] {
	const upscale =
		second &&
		upstream(
			graph,
			second,
			['latent_image', 'samples', 'latent', 'pixels', 'image'],
			(node) => node.inputs.has('scale_by') || number(graph, node, 'width') !== undefined,
		);
	const wide = upscale && number(graph, upscale, 'width');
	const times =
		upscale &&
		(number(graph, upscale, 'scale_by') ?? (wide !== undefined && width !== undefined ? wide / width : undefined));
	if (!second || times === undefined || times <= 1) return [];
	return [
		['Denoising strength', number(graph, second, 'denoise')],
		['Hires upscale', Math.round(times * 100) / 100],
		['Hires steps', number(graph, second, 'steps')],
	];
}

const modelNames = ['ckpt_name', 'unet_name', 'model_name'];

function loraNote(graph: Graph, node: GraphNode): string[] {
	const name = literal(graph, node, 'lora_name');
	if (typeof name !== 'string') return [];
	const strength = number(graph, node, 'strength_model');
	return [`LoRA: ${withoutEnding(name)}${strength === undefined ? '' : `, strength ${String(strength)}`}`];
}

/** `folder/name.safetensors` is shown as `name`. */
const withoutEnding = (path: string): string => {
	const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
	const ending = ['.safetensors', '.ckpt', '.gguf', '.sft', '.pt'].find((one) => name.toLowerCase().endsWith(one));
	return ending === undefined ? name : name.slice(0, -ending.length);
};

/** The nodes that the model comes through, the nearest first. */
function chain(graph: Graph, sampler: GraphNode, guider: GraphNode): GraphNode[] {
	const nodes: GraphNode[] = [];
	let node = origin(graph, sampler, 'model') ?? origin(graph, guider, 'model');
	while (node && !nodes.includes(node) && nodes.length < deepest) {
		nodes.push(node);
		node = origin(graph, node, 'model');
	}
	return nodes;
}

/** The sampler whose picture this one works on. */
const samplerBefore = (graph: Graph, sampler: GraphNode): GraphNode | undefined =>
	upstream(graph, sampler, ['latent_image', 'samples', 'latent', 'pixels', 'image'], (node) => isSampler(graph, node));

/** The first node that `isIt`, going up through these inputs. */
function upstream(
	graph: Graph,
	from: GraphNode,
	through: readonly string[],
	isIt: (node: GraphNode) => boolean,
): GraphNode | undefined {
	const seen = new Set([from]);
	for (const node of seen) {
		for (const name of through) {
			const next = origin(graph, node, name);
			if (!next || seen.has(next) || seen.size > deepest) continue;
			if (isIt(next)) return next;
			seen.add(next);
		}
	}
	return undefined;
}

/** No real workflow goes so far. */
const deepest = 1000;

/** Where words stand in a node that makes conditioning of them; those of the larger encoder first. */
const textInputs = 'text text_g t5xxl clip_g clip_l text_l populated_text prompt string value'.split(' ');

const isEncoders = (input: string): boolean => /^(?:text|clip)_[gl]$/.test(input);

/** The words that reach an input, through whatever stands between; `others` gets what further encoders are told. */
function wordsOf(graph: Graph, node: GraphNode, side: Side, others?: Set<string>): string {
	const words: string[] = [];
	const seen = new Set<GraphNode>();
	const visit = (from: GraphNode, name: string): void => {
		const own = literal(graph, from, name);
		if (typeof own === 'string') words.push(own);
		const next = origin(graph, from, name);
		if (!next || seen.has(next) || seen.size > deepest || next.kind === 'ConditioningZeroOut') return;
		seen.add(next);
		const inputs = textInputs.filter((input) => next.inputs.has(input));
		const texts = inputs.map((input) => [input, stringOf(graph, next, input).trim()] as const);
		const [first, ...more] = texts.filter(([, text]) => text !== '');
		if (first) {
			words.push(first[1]);
			for (const [input, text] of more)
				if (isEncoders(input) && text !== first[1]) others?.add(`${side}, ${input}: ${text}`);
		} else if (inputs.length > 0) return;
		else if (next.inputs.has(side)) visit(next, side);
		else for (const input of next.inputs.keys()) if (input.startsWith('conditioning')) visit(next, input);
	};
	if (node.inputs.has(side)) visit(node, side);
	else if (side === 'positive') visit(node, 'conditioning');
	return words
		.map((text) => text.trim())
		.filter((text) => text !== '')
		.join(', ');
}

/** The text of an input: written there, or given by a node that holds or joins texts. `way`: the nodes it came through. */
function stringOf(
	graph: Graph,
	node: GraphNode,
	name: string,
	way: readonly GraphNode[] = [],
	walk = { steps: 0 },
): string {
	const own = literal(graph, node, name);
	if (typeof own === 'string') return own;
	const next = origin(graph, node, name);
	if (!next || way.includes(next) || walk.steps++ > deepest) return '';
	const parts = next.inputs.has('text')
		? ['text']
		: [...next.inputs.keys()].filter((input) => textInputs.includes(input) || /^(?:text|string)_?[a-z\d]$/.test(input));
	const delimiter = literal(graph, next, 'delimiter') ?? literal(graph, next, 'separator');
	return parts
		.map((input) => stringOf(graph, next, input, [...way, next], walk))
		.filter((text) => text !== '')
		.join(typeof delimiter === 'string' ? delimiter : ' ');
}

/** A workflow without a sampler that we know: its texts. */
function loneTexts(graph: Graph): ImportedPrompt[] {
	const texts = [...graph.values()]
		.filter(({ kind }) => kind.startsWith('CLIPTextEncode'))
		.map((node) => stringOf(graph, node, textInputs.find((name) => node.inputs.has(name)) ?? 'text'));
	return [...new Set(texts.map((text) => text.trim()))].filter((text) => text !== '').map((text) => promptOf(text));
}

function origin(graph: Graph, node: GraphNode, name: string): GraphNode | undefined {
	const input = node.inputs.get(name);
	return input && 'from' in input ? graph.get(input.from) : undefined;
}

/** A value that is written at the input, or held by the node that gives it. */
function literal(graph: Graph, node: GraphNode, name: string): unknown {
	const input = node.inputs.get(name);
	if (!input) return undefined;
	if ('value' in input) return input.value;
	const giver = graph.get(input.from);
	const held =
		giver &&
		['value', 'Value', 'int', 'INT', 'Number', 'seed', 'noise_seed']
			.map((each) => giver.inputs.get(each))
			.find((each) => each && 'value' in each);
	return held && 'value' in held ? held.value : undefined;
}

function number(graph: Graph, node: GraphNode, name: string): number | undefined {
	const value = literal(graph, node, name);
	const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	return typeof read === 'number' && Number.isFinite(read) ? read : undefined;
}
