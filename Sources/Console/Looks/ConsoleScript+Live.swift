// Why this file exists: a figure on a wall is old a minute after it was drawn. Pages fetch themselves again when HQ
// says that edits have landed, at their own pace, and never take a box away from under somebody's hands.

extension ConsoleScript {
    /// HQ sends commit numbers; what a page has seen stands in the hidden field of its first form.
    static let live = #"""
        const notice = one("#live-notice");
        const said = one("#live-said");
        const mostFailures = 5;
        let source = null, failures = 0, openedAt = 0, timer = 0, saidAt = 0;
        let isOver = !document.body.dataset.liveSource, isBehind = false, isAsking = false, isHeldBack = false;

        const seenIn = (page) => {
            const field = page.querySelector('input[name="_seen"]');
            return field ? Number.parseInt(field.value, 10) || 0 : 0;
        };
        let shown = seenIn(document);
        // Figures that others have computed may be older than what else is on the page; newer ones are under way.
        const awaitsFigures = (page) => page.querySelector("main[data-behind]") !== null;

        // What HQ wrote, without what differs with every answer.
        const plain = (element) => {
            const copy = element.cloneNode(true);
            for (const field of every('input[name^="_"]', copy)) field.remove();
            for (const details of every("details", copy)) details.removeAttribute("open");
            copy.classList.remove("fresh");
            return copy;
        };
        const differ = (old, fresh) => !plain(old).isEqualNode(plain(fresh));
        const isHeld = (element) => {
            const selection = getSelection();
            const isSelected = selection && !selection.isCollapsed && selection.containsNode(element, true);
            return isSelected || element.contains(document.activeElement) || holdsChange(element);
        };

        const put = (old, fresh) => {
            const isNews = old.textContent !== fresh.textContent;
            const open = every("details", old).map((details) => details.open);
            const scrolled = every(".scroll", old).map((region) => region.scrollLeft);
            old.className = fresh.className;
            old.replaceChildren(...fresh.childNodes);
            const details = every("details", old);
            if (details.length === open.length) details.forEach((each, index) => { each.open = open[index]; });
            every(".scroll", old).forEach((region, index) => { region.scrollLeft = scrolled[index] ?? 0; });
            if (isNews) {
                old.classList.add("fresh");
                setTimeout(() => old.classList.remove("fresh"), 2000);
            }
            return isNews;
        };
        // Whether somebody else has changed what is being edited here.
        const isOvertaken = (page) => {
            const fresh = every("form.form", page);
            const changed = changedForms();
            return every("form.form").some((form, index) => changed.includes(form) && fresh[index]
                && fresh[index].getAttribute("action") === form.getAttribute("action") && differ(form, fresh[index]));
        };
        const announce = () => {
            if (!said || Date.now() - saidAt < 30000) return;
            saidAt = Date.now();
            said.textContent = "";
            setTimeout(() => { said.textContent = said.dataset.text; }, 50);
        };
        const show = (page) => {
            // Asked first: what is put into this page is no longer in that one.
            const isPassed = isOvertaken(page);
            let isNews = false;
            isHeldBack = false;
            for (const fresh of every("[data-live][id]", page)) {
                const old = document.getElementById(fresh.id);
                if (!old || old === fresh || !("live" in old.dataset) || !differ(old, fresh)) continue;
                if (isHeld(old)) isHeldBack = true;
                else if (put(old, fresh)) isNews = true;
            }
            notice.hidden = !isHeldBack && !isPassed;
            if (isNews) announce();
        };

        const stop = () => {
            isOver = true;
            source?.close();
            notice.hidden = false;
        };
        const refresh = async () => {
            timer = 0;
            if (document.hidden || isOver) return;
            isBehind = false;
            isAsking = true;
            try {
                const answer = await fetch(location.href, {
                    headers: {"X-Outpost-Live": "1"}, credentials: "same-origin", cache: "no-store",
                    signal: AbortSignal.timeout(20000),
                });
                // Nobody is signed in any more, or the page has moved: what is typed here stays here.
                if (answer.redirected) stop();
                else if (answer.ok) {
                    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
                    shown = seenIn(page);
                    show(page);
                    if (awaitsFigures(page)) isBehind = true;
                }
            } catch {
                // The stream notices too that HQ is away, and comes back here once it is not.
            } finally {
                isAsking = false;
                if (isBehind) wait();
            }
        };
        // Many edits are one refresh, and fifty pages do not ask in the same moment.
        const wait = () => {
            isBehind = true;
            if (!timer && !isAsking && !document.hidden && !isOver) {
                timer = setTimeout(refresh, 1000 + Math.random() * 2000);
            }
        };

        // HQ is told what is shown, and says at once if there is more.
        const listen = () => {
            if (isOver || document.hidden || source) return;
            source = new EventSource(document.body.dataset.liveSource + "?since=" + shown);
            source.onopen = () => { openedAt = Date.now(); };
            source.onmessage = (event) => { if (Number(event.data) !== shown) wait(); };
            source.onerror = () => {
                hush();
                failures = openedAt && Date.now() - openedAt > 30000 ? 1 : failures + 1;
                openedAt = 0;
                if (failures <= mostFailures) setTimeout(listen, 1000 * 2 ** failures * (1 + Math.random()));
            };
        };
        const hush = () => {
            source?.close();
            source = null;
        };
        // A browser opens only a few connections to a host; pages that nobody looks at hold none.
        document.addEventListener("visibilitychange", () => {
            if (document.hidden) {
                hush();
            } else {
                failures = 0;
                listen();
                if (isBehind) wait();
            }
        });
        document.addEventListener("focusout", () => { if (isHeldBack) wait(); });
        window.addEventListener("pagehide", hush);
        window.addEventListener("pageshow", (event) => { if (event.persisted) listen(); });
        listen();
        if (awaitsFigures(document)) wait();
        """#
}
