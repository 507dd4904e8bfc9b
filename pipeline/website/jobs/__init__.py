"""Pages as jobs: which there are, which of them are as they were, and making the others on all cores.

A job is a pure function of the packages that it shows (`prints`), of facts about others (`facts`), of the
theme and of the code. What an earlier run wrote is kept where its key is the same (`manifest`).
"""
