from central.fixtures import alice, bob, catalogue, charlie, keys_folder, service_home  # noqa: F401
