// Why this file exists: how contracts and invoices read in HTML: how they stand first, then what they are made of, then
// what finance can do about them.

/// The templates of contracts and invoices.
enum InvoiceTemplates {
    static let all = [
        "contractTrace": contract, "contractForms": contractForms, "invoice": invoice, "invoiceForms": invoiceForms,
        "invoiceWriteOff": writeOff, "invoiceIssue": issue,
    ]

    private static let contract = #"""
        <h1><span class="num">{{page.code}}</span> {{page.title}}</h1>
        {{#page.problem}}<p class="problem" role="alert">{{.}}</p>{{/page.problem}}
        <p><a href="{{page.records}}">{{w.cashRecord}}</a></p>
        <div class="columns">
        <section class="panel" id="contract-facts" data-live><h2>{{w.cashAbout}}</h2>
        <dl class="facts">{{#page.facts}}{{>cashFacts}}{{/page.facts}}</dl></section>
        <div>
        <section class="panel" id="contract-worth" data-live><h2>{{w.cashWorth}}</h2>
        <dl class="facts">{{#page.worth}}{{>cashFacts}}{{/page.worth}}</dl></section>
        <section class="panel" id="contract-standing" data-live><h2>{{w.cashStanding}}</h2>
        <dl class="facts">{{#page.standing}}{{>cashFacts}}{{/page.standing}}</dl>
        {{#page.foreign}}<p class="note">{{.}}</p>{{/page.foreign}}</section>
        </div>
        </div>
        {{#page.terms}}{{>cashTable}}{{/page.terms}}
        <section class="panel" id="contract-tree" data-live><h2>{{w.cashTrace}}</h2>
        {{#page.hasTree}}<ul class="tree">{{#page.tree}}{{>cashNode}}{{/page.tree}}</ul>{{/page.hasTree}}
        {{^page.hasTree}}<p class="empty">{{w.cashTermsNone}}</p>{{/page.hasTree}}
        </section>
        {{#page.hasQuality}}
        <section class="panel" id="contract-quality" data-live><h2>{{w.cashQualityTitle}}</h2>
        <dl class="facts">{{#page.quality}}{{>cashFacts}}{{/page.quality}}</dl>
        <p class="note">{{w.cashQualityNote}}</p></section>
        {{/page.hasQuality}}
        {{#page.tables}}{{>cashTable}}{{/page.tables}}
        {{>contractForms}}
        """#

    private static let contractForms = #"""
        <div class="columns">
        {{#page.step}}
        <section class="panel"><h2>{{word}}</h2>
        <form class="form" action="/contracts/{{page.id}}/step" method="post">{{{form.fields}}}
        <input type="hidden" name="step" value="{{step}}">
        <label for="step-on">{{w.cashOn}}</label>
        <input id="step-on" name="on" type="date" value="{{day}}">
        <div class="actions"><button type="submit" class="primary">{{word}}</button></div>
        </form></section>
        {{/page.step}}
        {{#page.change}}
        <section class="panel"><h2>{{w.contractChange}}</h2>
        <form class="form" action="/contracts/{{page.id}}/change" method="post">{{{form.fields}}}
        <label for="change-order">{{w.contractChange}}</label>
        <select id="change-order" name="order" required>{{#orders}}{{>cashOptions}}{{/orders}}</select>
        <label for="change-signed">{{w.contractSigned}}</label>
        <input id="change-signed" name="signed" type="date">
        <label for="change-on">{{w.cashOn}}</label>
        <input id="change-on" name="on" type="date" value="{{day}}">
        <div class="actions">
        <button type="submit" name="step" value="approve">{{w.contractApprove}}</button>
        <button type="submit" name="step" value="effective" class="primary">{{w.contractEffective}}</button></div>
        </form></section>
        {{/page.change}}
        </div>
        """#

    private static let invoice = #"""
        <h1><span class="num">{{page.code}}</span>
        {{#page.isDisputed}}<span class="badge warn">{{w.cashInDispute}}</span>{{/page.isDisputed}}</h1>
        {{#page.problem}}<p class="problem" role="alert">{{.}}</p>{{/page.problem}}
        <p><a href="{{page.records}}">{{w.cashRecord}}</a></p>
        <div class="columns">
        <section class="panel" id="invoice-facts" data-live><h2>{{w.cashAbout}}</h2>
        <dl class="facts">{{#page.facts}}{{>cashFacts}}{{/page.facts}}</dl></section>
        <section class="panel" id="invoice-standing" data-live><h2>{{w.cashStanding}}</h2>
        <p class="num">{{page.balance}}</p>
        {{#page.hasTree}}<ul class="tree">{{#page.tree}}{{>cashNode}}{{/page.tree}}</ul>{{/page.hasTree}}
        {{^page.hasTree}}<p class="empty">{{w.cashPartsNone}}</p>{{/page.hasTree}}
        </section>
        </div>
        {{#page.disputes}}{{>cashTable}}{{/page.disputes}}
        {{#page.steps}}{{>cashTable}}{{/page.steps}}
        {{#page.mayBook}}{{>invoiceForms}}{{/page.mayBook}}
        """#

    private static let invoiceForms = #"""
        <div class="columns">
        {{#page.mayDeliver}}
        <section class="panel"><h2>{{w.invoiceDeliver}}</h2>
        <form class="form" action="/invoices/{{page.id}}/deliver" method="post">{{{form.fields}}}
        <div class="actions"><button type="submit">{{w.invoiceDeliver}}</button></div></form></section>
        {{/page.mayDeliver}}
        {{#page.mayAllocate}}
        <section class="panel"><h2>{{w.cashAllocate}}</h2>
        <form class="form" action="/invoices/{{page.id}}/allocate" method="post">{{{form.fields}}}
        <input type="hidden" name="was" value="{{page.was}}">
        <label for="allocate-payment">{{w.cashPayment}}</label>
        <select id="allocate-payment" name="payment" required>
        {{#page.payments}}{{>cashOptions}}{{/page.payments}}
        </select>
        <label for="allocate-amount">{{w.cashAmount}}</label>
        <input id="allocate-amount" name="amount" maxlength="64" value="{{page.typed.amount}}"
        aria-describedby="allocate-hint">
        <p class="note" id="allocate-hint">{{w.cashAllocateHint}}</p>
        <label><input name="rest" type="checkbox" value="1"> {{w.cashRest}}</label>
        <div class="actions"><button type="submit" class="primary">{{w.cashAllocate}}</button></div>
        </form></section>
        {{/page.mayAllocate}}
        {{#page.mayRelieve}}
        <section class="panel"><h2>{{w.invoiceCredit}}</h2>
        <form class="form" action="/invoices/{{page.id}}/credit" method="post">{{{form.fields}}}
        <input type="hidden" name="was" value="{{page.was}}">
        <label for="credit-amount">{{w.cashAmount}}</label>
        <input id="credit-amount" name="amount" maxlength="64" aria-describedby="credit-hint">
        <p class="note" id="credit-hint">{{w.cashReliefHint}}</p>
        <label for="credit-reason">{{w.reason}}</label>
        <textarea id="credit-reason" name="reason" required maxlength="4000">{{page.typed.reason}}</textarea>
        <label for="credit-number">{{w.invoiceCreditNumber}}</label>
        <input id="credit-number" name="number" maxlength="100" value="{{page.typed.number}}">
        <div class="actions"><button type="submit">{{w.invoiceCredit}}</button></div>
        </form>
        <p><a class="danger" href="/invoices/{{page.id}}/write-off">{{w.invoiceWriteOff}}</a></p></section>
        {{/page.mayRelieve}}
        </div>
        """#

    private static let writeOff = #"""
        <h1>{{w.invoiceWriteOff}}: {{page.code}}</h1>
        {{#page.problem}}<p class="problem" role="alert">{{.}}</p>{{/page.problem}}
        <p class="lead num">{{page.balance}}</p>
        {{#page.mayRelieve}}
        <form class="form" action="/invoices/{{page.id}}/write-off" method="post">{{{form.fields}}}
        <input type="hidden" name="was" value="{{page.was}}">
        <label for="loss-amount">{{w.cashAmount}}</label>
        <input id="loss-amount" name="amount" maxlength="64" value="{{page.typed.amount}}"
        aria-describedby="loss-hint">
        <p class="note" id="loss-hint">{{w.cashReliefHint}}</p>
        <label for="loss-reason">{{w.reason}}</label>
        <textarea id="loss-reason" name="reason" required maxlength="4000">{{page.typed.reason}}</textarea>
        <label for="loss-approval">{{w.invoiceApproval}}</label>
        <input id="loss-approval" name="approval" required maxlength="100" value="{{page.typed.approval}}">
        <div class="actions"><button type="submit" class="danger">{{w.invoiceWriteOff}}</button>
        <a class="quiet" href="/invoices/{{page.id}}">{{w.cancel}}</a></div>
        </form>
        {{/page.mayRelieve}}
        {{^page.mayRelieve}}<p class="empty">{{w.invoiceNothingOpen}}</p>{{/page.mayRelieve}}
        """#

    private static let issue = #"""
        <h1>{{w.cashIssue}}</h1>
        {{#page.problem}}<p class="problem" role="alert">{{.}}</p>{{/page.problem}}
        <section class="panel"><dl class="facts">{{#page.facts}}{{>cashFacts}}{{/page.facts}}
        <div><dt>{{w.cashPortion}}</dt><dd class="num">{{page.amount}}</dd></div></dl></section>
        <form class="form" action="/invoices/issue" method="post">{{{form.fields}}}
        <input type="hidden" name="request" value="{{page.request}}">
        <input type="hidden" name="contract" value="{{page.contract}}">
        <input type="hidden" name="term" value="{{page.term}}">
        <label for="number">{{w.invoiceNumber}}</label>
        <input id="number" name="number" required maxlength="100" value="{{page.number}}">
        <label for="amount">{{w.cashAmount}}</label>
        <input id="amount" name="amount" maxlength="64" value="{{page.typedAmount}}" aria-describedby="issue-hint">
        <p class="note" id="issue-hint">{{w.invoiceHint}}</p>
        <label for="tax">{{w.invoiceTax}}</label>
        <input id="tax" name="tax" maxlength="64" value="{{page.tax}}">
        <label for="due">{{w.invoiceDue}}</label>
        <input id="due" name="due" type="date" value="{{page.due}}">
        <label for="trigger">{{w.invoiceTrigger}}</label>
        <input id="trigger" name="trigger" type="date" value="{{page.trigger}}">
        <label for="on">{{w.cashOn}}</label>
        <input id="on" name="on" type="date" value="{{page.day}}">
        <div class="actions"><button type="submit" class="primary">{{w.cashIssue}}</button>
        <a class="quiet" href="/cash/requests">{{w.cancel}}</a></div>
        </form>
        """#
}
