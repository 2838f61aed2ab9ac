import './panel.css';
import { readToPanel, type FromPanel, type PanelState } from '../messages.ts';
import { SummaryView } from './view.ts';

declare function acquireVsCodeApi(): { postMessage(message: FromPanel): void; setState(state: PanelState): void };

const vscode = acquireVsCodeApi();
const main = document.querySelector('main') ?? document.body;
const view = new SummaryView(main, (index) => vscode.postMessage({ type: 'goTo', index }));

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
	const message = readToPanel(data);
	switch (message?.type) {
		case 'summary':
			view.show(message.summary, message.texts);
			vscode.setState({ uri: message.summary.uri });
			break;
		case 'empty':
			view.showEmpty(message.text);
			break;
		case 'focus':
			view.focus(message.index);
			break;
		case undefined:
			break;
	}
});

vscode.postMessage({ type: 'ready' });
