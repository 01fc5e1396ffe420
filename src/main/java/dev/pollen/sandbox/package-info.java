/**
 * A HighLevel look-alike that lives in the product: users try recipes on it, the demonstration runs
 * against it, tests hold the connectors to it.
 *
 * <p>Enter by {@link dev.pollen.sandbox.Sandbox}. A request walks {@code Front} (HTTP), {@code
 * Desk} (sign-in, limits, shape of the request, ledger), then one resource such as {@code
 * Contacts}, which reads and writes a {@code Book} over a {@code Table}. {@code Life} changes the
 * same books by itself. Everything but the ledger belongs to one event loop and needs no locks. To
 * add a resource, write one such class and name it in {@code Resources}.
 *
 * <p>{@code /_sandbox/…} is ours, not the vendor's; {@code Control} lists it.
 */
package dev.pollen.sandbox;
