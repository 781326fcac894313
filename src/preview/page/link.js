// What is asked of the program and what it tells. All addresses are relative: a forwarder may have
// another host and port.

/** The states as they come, and whether the program can be reached. */
export function listen(onState, onLost) {
    const take = message => {
        if (message.state !== undefined) onState(JSON.parse(message.state));
        if (message.lost !== undefined) onLost(message.lost);
    };
    if (window.SharedWorker) {
        const worker = new SharedWorker('worker.js');
        worker.port.onmessage = event => take(event.data);
        addEventListener('pagehide', () => worker.port.postMessage('gone'));
        addEventListener('pageshow', event => event.persisted && location.reload());
        return;
    }
    const source = new EventSource('events');
    source.onopen = () => take({lost: false});
    source.onmessage = event => take({state: event.data});
    source.onerror = () => take({lost: true});
}

/** The answer as JSON; null if there is none. */
export async function ask(path, values = {}, method = 'GET') {
    try {
        const answer = await fetch(path + '?' + new URLSearchParams(values), {method});
        return answer.ok ? await answer.json() : null;
    } catch {
        return null;
    }
}
