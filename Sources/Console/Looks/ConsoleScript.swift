// Why this file exists: pages work without a script; with it, figures refresh as edits land and nobody loses what they
// have typed. It is small enough to be read whole, and takes markup from nobody but HQ.

/// The pages' one script.
package enum ConsoleScript {
    package static let text =
        "\"use strict\";\n(() => {\n" + [forms, frame, live].joined(separator: "\n") + "\n})();\n"

    /// What is typed and not yet sent; also several boxes ticked by one.
    private static let forms = #"""
        const one = (selector) => document.querySelector(selector);
        const every = (selector, within = document) => [...within.querySelectorAll(selector)];

        const isOtherOption = (select) => {
            const options = [...select.options];
            if (select.multiple) return options.some((option) => option.selected !== option.defaultSelected);
            const preset = options.filter((option) => option.defaultSelected).pop();
            return options[select.selectedIndex] !== (preset ?? options.find((option) => !option.disabled));
        };
        // Browsers take line ends and the outermost spaces out of some values by themselves.
        const plainText = (text) => text.replace(/[\r\n]/g, "").trim();
        const isChanged = (control) => {
            switch (control.type) {
            case "checkbox": case "radio": return control.checked !== control.defaultChecked;
            case "select-one": case "select-multiple": return isOtherOption(control);
            case "hidden": case "password": case "submit": case "button": case "reset": case "image": return false;
            default: return plainText(control.value ?? "") !== plainText(control.defaultValue ?? "");
            }
        };
        const holdsChange = (element) => every("input, select, textarea", element).some(isChanged);
        const changedForms = () => every("form.form").filter((form) => !form.closest(".door") && holdsChange(form));

        let leaving = null;
        const sent = new WeakSet();
        document.addEventListener("submit", (event) => {
            const form = event.target;
            if (event.defaultPrevented) return;
            if (form.getAttribute("method") === "post" && sent.has(form)) {
                event.preventDefault();
                return;
            }
            // A second click within a moment is no second decision. A download leaves the page where it is.
            sent.add(form);
            leaving = form;
            setTimeout(() => {
                sent.delete(form);
                if (leaving === form) leaving = null;
            }, 4000);
        });
        window.addEventListener("beforeunload", (event) => {
            if (changedForms().every((form) => form === leaving)) return;
            event.preventDefault();
            event.returnValue = "";
        });

        document.addEventListener("change", (event) => {
            const name = event.target.dataset?.selectAll;
            if (!name) return;
            for (const box of every('input[type="checkbox"]', event.target.form ?? document)) {
                if (box.name === name && !box.disabled) box.checked = event.target.checked;
            }
        });
        """#

    /// Language and colours, the place where one is, and a word that is said only once.
    private static let frame = #"""
        document.documentElement.classList.add("scripted");
        for (const select of every(".foot select")) {
            // Arrow keys change a select at every step: whoever uses them presses the button.
            let isByKey = false;
            select.addEventListener("keydown", () => { isByKey = true; });
            select.addEventListener("pointerdown", () => { isByKey = false; });
            select.addEventListener("change", () => { if (!isByKey) select.form.requestSubmit(); });
        }
        for (const here of every(".places [aria-current], .tabs [aria-current]")) {
            const row = here.closest("ul");
            row.scrollLeft = here.offsetLeft - (row.clientWidth - here.offsetWidth) / 2;
        }
        const address = new URL(location.href);
        if (address.searchParams.has("done")) {
            address.searchParams.delete("done");
            history.replaceState(null, "", address);
        }
        """#
}
