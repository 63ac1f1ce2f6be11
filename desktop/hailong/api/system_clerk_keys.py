"""Keys of clerks as the store and the window ask for them; what they need is imported when the first PIN is."""

from dataclasses import replace

from hailong.domain.clerk_keys import Opened, OpenKey, plain_code
from hailong.domain.clerks import Clerk, is_pin


class SystemClerkKeys:
    """``domain.clerk_keys.ClerkKeys``."""

    def seal(self, text: str, public: str) -> str:
        """``text`` for the owner of ``public``."""
        from hailong.api.clerk_keys import seal  # noqa: PLC0415

        return seal(text, public)

    def give(self, clerk: Clerk, pin: str, code: str) -> tuple[Clerk, OpenKey]:
        """The clerk with a new key that ``pin`` and ``code`` open."""
        from hailong.api.clerk_keys import new_key  # noqa: PLC0415

        key = new_key()
        locked = key.locked_by(plain_code(code))
        return replace(clerk, key=key.public, pin=key.locked_by(pin), code=locked), key

    def change_pin(self, clerk: Clerk, key: OpenKey, pin: str) -> Clerk:
        """The same key under another PIN; the code still opens it."""
        from hailong.api.clerk_keys import PrivateKey  # noqa: PLC0415

        assert isinstance(key, PrivateKey), "keys are made here"
        return replace(clerk, pin=key.locked_by(pin))

    def open(self, clerk: Clerk, pin: str) -> Opened | None:
        """What the PIN opens; None for a wrong one."""
        if not clerk.pin:
            return Opened()
        if not clerk.key:
            return Opened() if is_pin(pin, clerk.pin) else None
        from hailong.api.clerk_keys import unlocked  # noqa: PLC0415

        key = unlocked(clerk.pin, pin, clerk.key)
        return Opened(key) if key else None

    def recover(self, clerk: Clerk, code: str) -> OpenKey | None:
        """The key by the code that was shown with it; None for a wrong one."""
        from hailong.api.clerk_keys import unlocked  # noqa: PLC0415

        return unlocked(clerk.code, plain_code(code), clerk.key)
