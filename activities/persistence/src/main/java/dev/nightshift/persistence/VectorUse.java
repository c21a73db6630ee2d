package dev.nightshift.persistence;

import dev.nightshift.contract.TenantId;
import org.jdbi.v3.core.Handle;

/**
 * Keeps a vector from being deleted as unused while passages that would use it are being stored.
 * Without this, a passage could be stored after the look for users and before the vector is gone, and
 * its indexing could still see the vector. Taken after the lock of the document, never before it.
 */
final class VectorUse {
    private VectorUse() {}

    static void lockForStoring(Handle handle, TenantId tenant) {
        lock(handle, tenant, "pg_advisory_xact_lock_shared");
    }

    static void lockForErasing(Handle handle, TenantId tenant) {
        lock(handle, tenant, "pg_advisory_xact_lock");
    }

    private static void lock(Handle handle, TenantId tenant, String function) {
        handle.createQuery("SELECT <function>(hashtextextended(:name, 0))::text")
                .define("function", function)
                .bind("name", "nightshift vectors of " + tenant.value())
                .mapTo(String.class)
                .one();
    }
}
