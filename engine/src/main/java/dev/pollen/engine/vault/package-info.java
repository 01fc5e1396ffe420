/**
 * Tokens by connection, sealed in the journal, and the scrubber that hides every secret that is
 * known. Enter by {@link dev.pollen.engine.vault.StoreVault}.
 *
 * <p>Three layers: the <em>master key</em> (environment, file, or made beside the store) seals the
 * <em>vault's keys</em>, one row of the store; those seal everything else.
 */
package dev.pollen.engine.vault;
