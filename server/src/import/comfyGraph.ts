import { parsePythonJson } from './pythonJson.ts';

/** A node's input: a value, or where another node gives it. */
export type Input = { readonly value: unknown } | { readonly from: string };

export interface GraphNode {
	readonly id: string;
	/** `KSampler`, `CLIPTextEncode`, ... */
	readonly kind: string;
	readonly inputs: ReadonlyMap<string, Input>;
}

/** A ComfyUI workflow by the ids of its nodes. */
export type Graph = ReadonlyMap<string, GraphNode>;

/**
 * Reads either form of a workflow: the one that is queued (`prompt`, nodes by id) and the one of the editor (`workflow`,
 * a list of nodes and one of links). Undefined where the text is neither.
 */
export function readGraph(text: string): Graph | undefined {
	const json = parsePythonJson(text);
	if (!isRecord(json)) return undefined;
	const graph = Array.isArray(json['nodes']) ? fromEditor(json['nodes'], json['links']) : fromQueue(json);
	return graph.size > 0 ? graph : undefined;
}

function fromQueue(nodes: Readonly<Record<string, unknown>>): Graph {
	const graph = new Map<string, GraphNode>();
	for (const [id, node] of Object.entries(nodes)) {
		if (!isRecord(node) || typeof node['class_type'] !== 'string') continue;
		const inputs = Object.entries(isRecord(node['inputs']) ? node['inputs'] : {});
		graph.set(id, {
			id,
			kind: node['class_type'],
			inputs: new Map(inputs.map(([name, value]) => [name, inputOf(value)])),
		});
	}
	return graph;
}

/** A link is `[node, output]`; texts and numbers stand for themselves. */
const inputOf = (value: unknown): Input =>
	Array.isArray(value) &&
	value.length === 2 &&
	(typeof value[0] === 'string' || typeof value[0] === 'number') &&
	typeof value[1] === 'number'
		? { from: String(value[0]) }
		: { value };

/** The editor saves the values of a node's fields in a row, without names. These are the rows of the nodes that matter. */
const fields: Readonly<Record<string, readonly string[]>> = {
	KSampler: ['seed', '', 'steps', 'cfg', 'sampler_name', 'scheduler', 'denoise'],
	KSamplerAdvanced: [
		'add_noise',
		'noise_seed',
		'',
		'steps',
		'cfg',
		'sampler_name',
		'scheduler',
		'start_at_step',
		'end_at_step',
	],
	SamplerCustom: ['add_noise', 'noise_seed', '', 'cfg'],
	KSamplerSelect: ['sampler_name'],
	BasicScheduler: ['scheduler', 'steps', 'denoise'],
	RandomNoise: ['noise_seed', ''],
	CFGGuider: ['cfg'],
	FluxGuidance: ['guidance'],
	CLIPTextEncode: ['text'],
	CLIPTextEncodeSDXL: ['width', 'height', 'crop_w', 'crop_h', 'target_width', 'target_height', 'text_g', 'text_l'],
	CLIPTextEncodeFlux: ['clip_l', 't5xxl', 'guidance'],
	EmptyLatentImage: ['width', 'height', 'batch_size'],
	EmptySD3LatentImage: ['width', 'height', 'batch_size'],
	LatentUpscale: ['upscale_method', 'width', 'height', 'crop'],
	LatentUpscaleBy: ['upscale_method', 'scale_by'],
	CheckpointLoaderSimple: ['ckpt_name'],
	UNETLoader: ['unet_name', 'weight_dtype'],
	LoraLoader: ['lora_name', 'strength_model', 'strength_clip'],
	LoraLoaderModelOnly: ['lora_name', 'strength_model'],
	PrimitiveNode: ['value'],
	PrimitiveString: ['value'],
	PrimitiveStringMultiline: ['value'],
};

/** Modes of the editor's nodes: switched off, and passed by. */
const [muted, bypassed] = [2, 4];

type Json = Readonly<Record<string, unknown>>;

const recordsOf = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isRecord) : []);

function fromEditor(list: readonly unknown[], links: unknown): Graph {
	const nodes = new Map(recordsOf(list).map((node) => [String(node['id']), node]));
	/** Where a link comes from, and the kind of what it carries. */
	const origins = new Map<unknown, { readonly from: string; readonly kind: unknown }>();
	for (const link of Array.isArray(links) ? (links as unknown[]) : []) {
		if (Array.isArray(link)) origins.set(link[0], { from: String(link[1]), kind: link[5] });
		else if (isRecord(link)) origins.set(link['id'], { from: String(link['origin_id']), kind: link['type'] });
	}
	/** The node that gives what a link carries: one that is passed by, or only bends the line, gives what it gets. */
	const giverOf = (link: unknown, left = 100): string | undefined => {
		const origin = origins.get(link);
		const node = origin && nodes.get(origin.from);
		const isBend = node?.['type'] === 'Reroute';
		if (!node || left === 0 || (!isBend && node['mode'] !== bypassed)) return origin?.from;
		const input = recordsOf(node['inputs']).find(
			(each) => isBend || (origins.get(each['link'])?.kind ?? each['type']) === origin.kind,
		);
		return input && giverOf(input['link'], left - 1);
	};
	const graph = new Map<string, GraphNode>();
	for (const [id, node] of nodes) {
		if (typeof node['type'] !== 'string' || [muted, bypassed].includes(node['mode'] as number)) continue;
		const inputs = new Map<string, Input>();
		const values: unknown = node['widgets_values'];
		if (Array.isArray(values))
			fields[node['type']]?.forEach((name, index) => inputs.set(name, { value: values[index] }));
		else if (isRecord(values)) for (const [name, value] of Object.entries(values)) inputs.set(name, { value });
		for (const input of recordsOf(node['inputs'])) {
			const from = giverOf(input['link']);
			if (typeof input['name'] === 'string' && from !== undefined) inputs.set(input['name'], { from });
		}
		graph.set(id, { id, kind: node['type'], inputs });
	}
	return graph;
}

const isRecord = (value: unknown): value is Json =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
