package dev.pollen.catalog.render;

import dev.pollen.catalog.Effect;

/** What the tables and lines of a page mean. */
final class HowToRead {
  static final String ANCHOR = "how-to-read-these-pages";

  private HowToRead() {}

  static String text() {
    return """
    ## How to read these pages

    An operation is named by its **key**, such as `highlevel.contact.search`. A **trigger** brings
    records and stands at the top of a recipe; in `steps` it is a search. An **action** stands in
    `steps`.

    **Request, Version, Token, Scopes** say what is sent to the system, whose token it takes and
    what that token must be allowed to do. Pollen fills in address, version and token by itself.

    **New and Changed** say when a record of a poll starts a recipe: with `fire: new` (unless said
    otherwise), `fire: changed` or `fire: new_or_changed`; `watch: [tags, email]` lets only a change
    of these fields count. What is there when a recipe starts does not count, unless it says
    `start_from`.

    **If interrupted** says what becomes of a step that was cut off (a crash, a broken line) when
    nobody can tell whether it happened. What surely did not happen is tried again, or fails.

    | Words | What it means |
    |---|---|
    | %s | It changes nothing, so it is simply asked again. |
    | %s | Twice is the same as once, so it is done again, within the time that is told. |
    | %s | It may have happened, and a look at the system can tell. Pollen waits until the call can no longer be at work, then looks: what is there is taken for done, what is not there at two looks is done again, and of what nobody can tell the run waits in `pollen runs --state in_doubt` until you have looked and said so. |
    | %s | Twice would do harm, and nothing can tell for sure. The run waits for you in the same place. |

    You decide with `pollen runs resolve ID --as done`, `--as repeat` or `--as drop`.

    **Inputs** go under `with`. Required **yes**: the recipe must give it. *From the connection*: the
    connection gives it unless the recipe does. *no: `100`*: it is 100 unless the recipe says
    otherwise. Inner fields are indented below the object, or the list of objects, that they belong
    to. Every value may be an expression, such as `${{ record.id }}`; in a
    trigger's inputs only `now` and `recipe` are known.

    **Names.** Where the meaning says *or the name*, a name may stand for the id: `pipelineId: New
    customers`. Before anything is sent it is looked up in the list that is named, which is kept for
    ten minutes (so a change of names there counts after ten minutes at most); capitals do not
    matter unless two names differ by nothing else. A name that nobody has, or that two have, is
    refused with those that there are. An id always works, and is never looked up. Custom fields may
    be written as a mapping, `customFields: {Favourite colour: green}`, and read in filters and steps
    with `$field(record, "Favourite colour")`. The token needs the scopes of the list, too.

    **Recipes** on these pages are whole: paste one into a file of your recipes folder, put your
    connection's name for `acme` and your own values for the ids, and run `pollen check`. They fill
    what must be given, or a little of what can be; often you will want more.
    """
        .formatted(
            EffectWords.brief(Effect.READ),
            EffectWords.brief(Effect.IDEMPOTENT),
            EffectWords.brief(Effect.RECONCILABLE),
            EffectWords.brief(Effect.UNREPEATABLE));
  }
}
