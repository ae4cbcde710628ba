"""The further commands of ``semak``, a module each: ``add_parser(commands)`` and ``run(arguments) -> exit status``.

Whatever takes time to import is imported in ``run``: ``semak check``, which every build runs, loads these modules too.
"""
