package dev.parley.desk;

/** What somebody who changes a lead may do, the least first. */
enum Standing {
    /** An API key: advises, and moves a lead where its scopes let it; decides nothing that closes one. */
    KEY,
    /** Works leads that are theirs or nobody's. */
    AGENT,
    /** Works every lead of the team, assigns them, transfers them to sales and marks them lost. */
    MANAGER,
    /** May also take back a sale. */
    ADMIN
}
