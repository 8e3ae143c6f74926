// Why this file exists: how payments read in HTML: what came in, what became of it, and what it could still be for.

/// The templates of payments.
enum PaymentTemplates {
    static let all = ["payment": payment, "paymentsUnmatched": unmatched, "paymentsImport": statement]

    private static let payment = #"""
        <h1><span class="num">{{page.code}}</span></h1>
        {{#page.problem}}<p class="problem" role="alert">{{.}}</p>{{/page.problem}}
        <p><a href="{{page.records}}">{{w.cashRecord}}</a></p>
        <div class="columns">
        <section class="panel" id="payment-facts" data-live><h2>{{w.cashAbout}}</h2>
        <dl class="facts">{{#page.facts}}{{>cashFacts}}{{/page.facts}}</dl></section>
        <section class="panel" id="payment-balance" data-live><h2>{{w.cashStanding}}</h2>
        <dl class="facts">{{#page.balance}}{{>cashFacts}}{{/page.balance}}</dl></section>
        </div>
        {{#page.parts}}{{>cashTable}}{{/page.parts}}
        {{#page.claims}}{{>cashTable}}{{/page.claims}}
        <div class="columns">
        {{#page.mayAllocate}}
        <section class="panel"><h2>{{w.cashAllocate}}</h2>
        <form class="form" action="/payments/{{page.id}}/allocate" method="post">{{{form.fields}}}
        <input type="hidden" name="was" value="{{page.was}}">
        <label for="allocate-invoice">{{w.cashInvoice}}</label>
        <select id="allocate-invoice" name="invoice" required>
        {{#page.invoices}}{{>cashOptions}}{{/page.invoices}}
        </select>
        <label for="allocate-amount">{{w.cashAmount}}</label>
        <input id="allocate-amount" name="amount" maxlength="64" value="{{page.amount}}"
        aria-describedby="allocate-hint">
        <p class="note" id="allocate-hint">{{w.cashAllocateHint}}</p>
        <label><input name="rest" type="checkbox" value="1"> {{w.cashRest}}</label>
        <div class="actions"><button type="submit" class="primary">{{w.cashAllocate}}</button></div>
        </form></section>
        {{/page.mayAllocate}}
        {{#page.mayMatch}}
        <section class="panel"><h2>{{w.paymentMatch}}</h2>
        <form class="form" action="/payments/{{page.id}}/match" method="post">{{{form.fields}}}
        <label for="match-claim">{{w.paymentClaim}}</label>
        <select id="match-claim" name="claim" required>
        {{#page.candidates}}{{>cashOptions}}{{/page.candidates}}
        </select>
        <label><input name="instead" type="checkbox" value="1"> {{w.paymentInstead}}</label>
        <div class="actions"><button type="submit">{{w.paymentMatch}}</button></div>
        </form></section>
        {{/page.mayMatch}}
        {{#page.mayReverse}}
        <section class="panel"><h2>{{w.paymentReverse}}</h2>
        <p>{{w.paymentReverseHint}}</p>
        <form class="form" action="/payments/{{page.id}}/reverse" method="post">{{{form.fields}}}
        <input type="hidden" name="was" value="{{page.was}}">
        <div class="actions"><button type="submit" class="danger">{{w.paymentReverse}}</button></div>
        </form></section>
        {{/page.mayReverse}}
        </div>
        """#

    private static let unmatched = #"""
        <h1>{{w.cashUnmatched}}</h1>
        {{>cashTabs}}
        {{#page.payments}}{{>cashTable}}{{/page.payments}}
        {{#page.pager}}{{>pager}}{{/page.pager}}
        {{#page.claims}}{{>cashTable}}{{/page.claims}}
        {{#page.unapplied}}{{>cashTable}}{{/page.unapplied}}
        """#

    private static let statement = #"""
        <h1>{{w.cashImport}}</h1>
        {{>cashTabs}}
        <p class="lead">{{w.importLead}}</p>
        {{#page.problem}}<p class="problem" role="alert">{{.}}</p>{{/page.problem}}
        {{#page.outcome}}
        {{#table}}{{>cashTable}}{{/table}}
        <p>{{unchanged}}</p>
        {{#hasRejects}}
        <section class="panel"><h2>{{w.importRejects}}</h2>
        <ul>{{#rejects}}<li>{{.}}</li>{{/rejects}}</ul></section>
        {{/hasRejects}}
        {{/page.outcome}}
        <form class="form" action="/payments/import" method="post">{{{form.fields}}}
        <label for="import-account">{{w.importAccount}}</label>
        <input id="import-account" name="bankAccount" required maxlength="100" value="{{page.bankAccount}}">
        <label for="import-statement">{{w.importStatement}}</label>
        <textarea id="import-statement" name="statement" required rows="12" spellcheck="false"
        aria-describedby="import-hint">{{page.statement}}</textarea>
        <p class="note" id="import-hint">{{w.importHint}}</p>
        <div class="actions">
        <button type="submit" name="act" value="check">{{w.importCheck}}</button>
        {{#page.outcome}}{{#canBook}}
        <button type="submit" name="act" value="book" class="primary">{{w.importBook}}</button>
        {{/canBook}}{{/page.outcome}}
        </div>
        </form>
        """#
}
