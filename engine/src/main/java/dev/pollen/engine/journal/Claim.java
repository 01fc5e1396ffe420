package dev.pollen.engine.journal;

/**
 * That one step made one thing at another system: no other step takes it for its own. Unique on
 * account, resource and id.
 *
 * @param account whose account it stands in ({@code highlevel:loc_1})
 * @param resource the kind of thing ({@code contact_note})
 * @param id the system's own id of it
 * @param contested whether the step only may have made it: nobody can say whose it is then
 */
public record Claim(String account, String resource, String id, boolean contested) {}
